// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster notice`: what customers are told.
struct NoticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice", abstract: "Notices to customers: look, approve, release, follow.",
        subcommands: [
            NoticeList.self, NoticePreview.self, NoticeApprove.self, NoticeRelease.self,
            NoticeStop.self, NoticeLedger.self,
        ])
}
