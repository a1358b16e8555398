// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster notice stop`.
struct NoticeStop: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "Do not send a drafted notice.")
    @OptionGroup var notice: NoticeArgument
    @Option(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .notice(.stop(notice.id, reason: reason)) }
}
