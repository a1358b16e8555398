// SPDX-License-Identifier: Apache-2.0

import Logging
import Notation
import ResponseCore
import ResponseModel

/// One notice from its order to its last delivery: enrol, send on every channel, report.
struct NoticeRun: Sendable {
    let order: Actual<NoticeOrder>
    let ledger: any DeliveryLedger
    let clock: any WallClock
    let commands: any CommandPort
    let log: Logger
    let lane: @Sendable (ChannelID) -> NoticeLane

    private var notice: NoticeID { order.content.notice }

    /// Returns when the notice is complete and reported, or when the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            do {
                if try await advance() { return }
            } catch {
                log.error(
                    "a notice waits for the ledger",
                    metadata: metadata(["failure": "\(error)"]))
            }
            await clock.sleep(until: clock.now() + CoordinationLimits.dispatchRetry)
        }
    }

    /// Goes as far as it can. Returns whether there is nothing more to do.
    private func advance() async throws(JournalFailure) -> Bool {
        guard try await enrol() else { return false }
        let channels = try await ledger.channels(of: notice)
        await withDiscardingTaskGroup { group in
            for channel in channels { group.addTask { await lane(channel).run() } }
        }
        guard !Task.isCancelled, let completion = try await ledger.completion(notice) else {
            return false
        }
        let report = Submission(
            .notice(.complete(notice, completion.counts, ledgerDigest: completion.digest)),
            by: .system("delivery"), key: "complete/\(notice)")
        return await commands.report(report, clock: clock, log: log)
    }

    /// Writes down all recipients. Returns false when the audience is not known at the moment.
    private func enrol() async throws(JournalFailure) -> Bool {
        if try await ledger.isEnrolled(notice) { return true }
        guard let organization = commands.snapshot().organization,
            let audience = organization.audiences[order.content.audience]
        else {
            log.error(
                "the audience of a notice is not in the plans; the notice waits for it",
                metadata: metadata(["audience": "\(order.content.audience)"]))
            return false
        }
        let expansion = Expansion(
            of: notice, releasedAt: order.content.releasedAt, in: organization)
        var portion: [LedgerRow] = []
        for customer in audience.members {
            portion += expansion.rows(for: customer)
            if portion.count >= CoordinationLimits.rowsPerEnrolment {
                try await ledger.enroll(portion)
                portion = []
            }
        }
        if !portion.isEmpty { try await ledger.enroll(portion) }
        try await ledger.seal(notice)
        return true
    }

    private func metadata(_ more: Logger.Metadata) -> Logger.Metadata {
        ["notice": "\(notice)", "incident": "\(order.content.incident)"]
            .merging(more) { _, new in new }
    }
}

extension CommandPort {
    /// Gives a command that reports a result until it is obeyed or refused. Returns false when the
    /// coordinator has ended first: the same is reported after the next start.
    func report(_ submission: Submission, clock: any WallClock, log: Logger) async -> Bool {
        while true {
            switch await submit(submission) {
            case .accepted:
                return true
            case .refused(let refusal):
                log.warning(
                    "a result was refused",
                    metadata: ["key": "\(submission.key ?? "")", "refusal": "\(refusal.message)"])
                return true
            case .busy, .failed:
                await clock.sleep(until: clock.now() + CoordinationLimits.dispatchRetry)
                if Task.isCancelled { return false }
            case .stopped:
                return false
            }
        }
    }
}
