// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster notice approve`.
struct NoticeApprove: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Approve a notice; with the last approval that it needs it goes out.")
    @OptionGroup var notice: NoticeArgument
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .notice(.approve(notice.id)) }
}
