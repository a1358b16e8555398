// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Logging
import MusterServer
import ResponseCore
import ResponseModel
import SQLiteJournal
import ServiceLifecycle
import UnixSignals

/// `muster serve`: owns the data folder, takes alerts and commands, sends what is due.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the coordinator with its HTTP interface.")

    @OptionGroup var session: SessionOptions

    @Option(help: "Address and port; port 0 takes a free one.")
    var listen = "127.0.0.1:8675"

    @Option(help: "What is logged: debug, info, notice, warning, error.")
    var logLevel = "notice"

    func run() async throws {
        let (host, port) = try address()
        guard let level = Logger.Level(rawValue: logLevel) else {
            throw CommandFailure(.usage, "error: there is no log level \"\(logLevel)\".")
        }
        let log = Logger.standardError(level)
        let parts = try LiveParts(
            dataFolder: session.dataFolder, planFolder: session.planFolder, log: log)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await serve(parts, host: host, port: port, log))
        } catch { outcome = .failure(error) }
        try await parts.close()
        try outcome.get()
    }

    private func serve(_ parts: LiveParts, host: String, port: Int, _ log: Logger) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await parts.coordinator.run() }
            defer { group.cancelAll() }
            // Before anybody can connect: an alert that came without plans would be refused, and
            // alert senders do not repeat what was refused.
            try await parts.installPlans()
            try await listen(parts, host: host, port: port, log)
        }
    }

    private func listen(
        _ parts: LiveParts, host: String, port: Int, _ log: Logger
    ) async throws {
        do {
            try await runServer(
                ServerParts(
                    coordinator: parts.coordinator, ledger: parts.store.ledger,
                    clock: parts.clock, log: log),
                host: host, port: port,
                services: [Senders(parts: parts), PlanFolderWatch(parts: parts, log: log)],
                listening: { port in announce(parts, host: host, port: port, log) })
        } catch {
            throw CommandFailure(
                .worldFailed, "error: the server cannot run at \(listen): \(error)",
                help: "Choose another address with --listen.")
        }
    }

    private func address() throws -> (host: String, port: Int) {
        guard let colon = listen.lastIndex(of: ":"),
            let port = Int(listen[listen.index(after: colon)...]), (0...65_535).contains(port)
        else {
            throw CommandFailure(
                .usage, "error: \"\(listen)\" is not an address with a port.",
                help: "Write it as 127.0.0.1:8675.")
        }
        return (String(listen[..<colon]), port)
    }

    @Sendable private func announce(
        _ parts: LiveParts, host: String, port: Int, _ log: Logger
    ) {
        let reachable = host == "0.0.0.0" ? "127.0.0.1" : host
        let url = "http://\(reachable):\(port)"
        do throws(JournalFailure) { try parts.lock.publish(address: url) } catch {
            log.error("the address could not be written", metadata: ["failure": "\(error)"])
        }
        for note in parts.channels.notes { Terminal.complain("note: \(note)") }
        Terminal.say("listening \(url)")
    }
}

/// Notices and pages on their way.
private struct Senders: Service {
    let parts: LiveParts

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await parts.dispatcher.run(for: parts.coordinator) }
            await untilShutdown()
            group.cancelAll()
        }
    }
}

/// Takes the texts of the plan folder anew when somebody says that they have changed (SIGHUP).
/// Texts with mistakes are not taken: those that hold go on holding.
private struct PlanFolderWatch: Service {
    let parts: LiveParts
    let log: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown { await watch() }
    }

    private func watch() async {
        for await _ in await UnixSignalsSequence(trapping: .sighup) {
            do {
                try await parts.installPlans()
                log.notice("the texts of the plan folder were taken")
            } catch {
                log.error("the plan folder was not taken", metadata: ["failure": "\(error)"])
            }
        }
    }
}

/// Returns when the process is told to stop.
private func untilShutdown() async {
    do { try await gracefulShutdown() } catch {
        // Cancelled: the same as being told to stop.
    }
}
