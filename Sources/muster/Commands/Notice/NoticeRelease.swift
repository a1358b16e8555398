// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster notice release`.
struct NoticeRelease: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Approve a notice and send it.")
    @OptionGroup var notice: NoticeArgument
    @Option(help: "In an emergency: send without the missing approvals, and why.")
    var bypass: String?
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .notice(.release(notice.id, bypass: bypass)) }
}
