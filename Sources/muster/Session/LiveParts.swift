// SPDX-License-Identifier: Apache-2.0
// The composition root: the one place where journal, ledger, channels, senders and live loop are
// put together. Used by the server and by commands that open the folder themselves.

import Coordination
import Foundation
import Logging
import NoticeDelivery
import PlanFiles
import ResponseCore
import ResponseModel
import SQLiteJournal
import Synchronization

/// The live parts of one data folder.
struct LiveParts: Sendable {
    let lock: FolderLock
    let store: JournalStore
    let coordinator: Coordinator
    let dispatcher: NoticeDispatcher
    let clock = SystemClock()
    let channels: ChannelBox
    private let engine: CurlEngine
    private let dataFolder: String
    private let planFolder: String

    /// Takes the folder, replays its journal and puts the parts together. Nothing runs yet.
    init(dataFolder: String, planFolder: String, log: Logger) throws {
        self.dataFolder = dataFolder
        self.planFolder = planFolder
        do throws(JournalFailure) {
            lock = try FolderLock.acquire(dataFolder)
            store = try JournalStore.open(lock, compile: PlanSources.recompile)
        } catch { throw CommandFailure(error) }
        do throws(TransferFailure) { engine = try CurlEngine() } catch {
            throw CommandFailure(.worldFailed, "error: \(error)")
        }
        let channels = ChannelBox()
        self.channels = channels
        dispatcher = NoticeDispatcher(ledger: store.ledger, clock: clock, log: log) { id in
            channels[id]
        }
        do throws(JournalFailure) {
            let form = SnapshotForm(format: 1, program: VersionCommand.version)
            let (history, ignored) = try History.restore(store, store.snapshots, in: form)
            if let ignored { log.notice("\(ignored)") }
            let keeper = SnapshotKeeper(store.snapshots, in: form, base: history.snapshotAt)
            coordinator = Coordinator(
                continuing: history, journal: store, clock: clock, effects: dispatcher,
                keeper: keeper, log: log)
        } catch { throw CommandFailure(error) }
    }

    /// Makes the plans of the folder the current ones; without a folder those of the journal stay.
    /// To be called while the coordinator runs.
    func installPlans() async throws {
        if FileManager.default.fileExists(atPath: planFolder) {
            let planSet = try PlanSources.planSet(of: planFolder)
            let submission = Submission(.installPlans(planSet), by: .system("muster"))
            switch await coordinator.submit(submission) {
            case .accepted: break
            case .refused(let refusal): throw CommandFailure(refusal)
            case .failed(let failure): throw CommandFailure(failure)
            case .busy, .stopped:
                throw CommandFailure(.worldFailed, "error: the coordinator is stopping.")
            }
        }
        guard let organization = coordinator.snapshot().organization else {
            throw CommandFailure(
                .usage,
                "error: there is no plan folder \(planFolder), and the journal has no plans.",
                help: "Make a first one with `muster init`, or name it with --plans.")
        }
        try openChannels(of: organization)
    }

    /// Ends the transfers under way and closes the database, whose log is then part of its file; to
    /// be called when neither the loop nor the senders run any more.
    func close() async throws {
        await engine.stop()
        do throws(JournalFailure) { try store.close() } catch { throw CommandFailure(error) }
    }

    /// Builds the ways out of the house, before anything can be sent.
    func openChannels(of organization: Organization) throws {
        let factory = ChannelFactory(
            engine: engine,
            options: .init(
                environment: ProcessInfo.processInfo.environment, settingsFolder: planFolder,
                outbox: dataFolder + "/outbox", allowsLoopbackRecipients: false),
            now: { SystemClock().now() })
        do throws(ChannelSetupFailure) {
            channels.open(try factory.channels(of: organization))
        } catch {
            throw CommandFailure(.worldFailed, "error: \(error)")
        }
    }
}

/// The channels of the organisation once they are built.
final class ChannelBox: Sendable {
    private let opened = Mutex<ChannelSet?>(nil)

    /// The way out of a channel; nil: not set up.
    subscript(id: ChannelID) -> (any DeliveryChannel)? { opened.withLock { $0?.channels[id] } }

    /// Puts channels to use.
    func open(_ channels: ChannelSet) { opened.withLock { $0 = channels } }

    /// What is said about channels that write files instead of sending.
    var notes: [String] { opened.withLock { $0?.fallbacks.map(\.description) ?? [] } }
}

extension Logger {
    /// A log on stderr from a level on.
    static func standardError(_ level: Level) -> Logger {
        var log = Logger(label: "muster") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = level
        return log
    }
}
