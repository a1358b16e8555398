// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Notation
import ResponseCore
import ResponseModel

/// `muster notice`: what customers are told.
struct NoticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice", abstract: "Notices to customers: look, approve, release, follow.",
        subcommands: [
            List.self, Preview.self, Approve.self, Release.self, Stop.self, Ledger.self,
        ])

    struct List: ViewCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "All notices.")
        @OptionGroup var session: SessionOptions
        var path: [String] { ["notices"] }
        func text(_ view: JSON) -> String { NoticeText.list(view) }

        /// The board of notices.
        enum NoticeText {
            static func list(_ view: JSON) -> String {
                var table = Table([
                    "NOTICE", "RULE", "LEVEL", "STATUS", "APPROVED", "SENT", "SUBJECT",
                ])
                for notice in view["notices"]?.array ?? [] {
                    let approved = notice["approved_by"]?.array?.count ?? 0
                    let needed = notice["approvals_needed"]?.integer ?? 0
                    let sent = notice["deliveries"]?["accepted"]?.integer.map(String.init) ?? "-"
                    let texts = notice["texts"]?.array ?? []
                    table.add([
                        notice["id"]?.string ?? "", notice["rule"]?.string ?? "",
                        notice["level"]?["number"]?.integer.map(String.init) ?? "",
                        notice["status"]?.string ?? "", "\(approved)/\(needed)", sent,
                        texts.first?["subject"]?.string ?? "",
                    ])
                }
                return table.text
            }
        }
    }

    struct Preview: ViewCommand {
        static let configuration = CommandConfiguration(
            commandName: "preview", abstract: "The words of a notice in every language.")
        @Argument(help: "The notice.") var notice: String
        @OptionGroup var session: SessionOptions
        var path: [String] { ["notices", notice] }
        func text(_ view: JSON) -> String {
            (view["texts"]?.array ?? []).map { text in
                let short = text["short"]?.string.map { "Short: \($0)\n" } ?? ""
                return "[\(text["language"]?.string ?? "")]\nSubject: "
                    + "\(text["subject"]?.string ?? "")\n\(short)\n\(text["body"]?.string ?? "")"
            }.joined(separator: "\n")
        }
    }

    struct Approve: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "approve",
            abstract: "Approve a notice; with the last approval that it needs it goes out.")
        @Argument(help: "The notice.") var notice: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .notice(.approve(NoticeID(notice))) }
    }

    struct Release: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "release", abstract: "Approve a notice and send it.")
        @Argument(help: "The notice.") var notice: String
        @Option(help: "In an emergency: send without the missing approvals, and why.")
        var bypass: String?
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .notice(.release(NoticeID(notice), bypass: bypass)) }
    }

    struct Stop: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "stop", abstract: "Do not send a drafted notice.")
        @Argument(help: "The notice.") var notice: String
        @Option(help: "Why.") var reason: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .notice(.stop(NoticeID(notice), reason: reason)) }
    }

    struct Ledger: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ledger", abstract: "Every delivery of a notice.")
        @Argument(help: "The notice.") var notice: String
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let id = NoticeID(notice)
            let rows = try await session.withSession { try await $0.ledger(id) }
            if session.json { return Terminal.say(rows) }
            var table = Table(["RECIPIENT", "CHANNEL", "ADDRESS", "STATUS", "TRIES", "ANSWER"])
            for row in rows["deliveries"]?.array ?? [] {
                table.add([
                    row["recipient"]?.string ?? "", row["channel"]?.string ?? "",
                    row["address"]?.string ?? "", row["status"]?.string ?? "",
                    row["attempts"]?.integer.map(String.init) ?? "", row["detail"]?.string ?? "",
                ])
            }
            Terminal.say(table.text)
        }
    }
}
