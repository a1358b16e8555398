// SPDX-License-Identifier: Apache-2.0
// Sends what the coordinator owes: notices to customers through the ledger, pages to staff at once.
// It takes nothing but `Actual` orders: what is rehearsed never comes here.

package import Logging
import Notation
import ResponseCore
package import ResponseModel
import Synchronization

/// Sends notices and pages, each once under its key, however often it is told.
package final class NoticeDispatcher: EffectSink {
    private enum Order: Sendable {
        case notice(Actual<NoticeOrder>)
        case page(Actual<PageOrder>)
    }

    private let ledger: any DeliveryLedger
    private let channel: @Sendable (ChannelID) -> (any DeliveryChannel)?
    private let clock: any WallClock
    private let policy: RetryPolicy
    private let width: Int
    private let log: Logger
    private let orders = Inbox<Order>(limit: CoordinationLimits.waitingOrders)
    private let book = Mutex(OrderBook())
    private let gates = Mutex<[ChannelID: PlaceGate]>([:])

    /// A dispatcher that has not begun.
    ///
    /// - Parameters:
    ///   - channel: The way out that a channel of the organisation stands for; nil: not set up.
    ///   - deliveriesPerChannel: Messages that one channel carries at once, at least 1.
    package init(
        ledger: any DeliveryLedger, clock: any WallClock, policy: RetryPolicy = .standard,
        deliveriesPerChannel: Int = CoordinationLimits.deliveriesPerChannel, log: Logger,
        channel: @escaping @Sendable (ChannelID) -> (any DeliveryChannel)?
    ) {
        precondition(deliveriesPerChannel > 0, "a channel must carry something")
        self.ledger = ledger
        self.clock = clock
        self.policy = policy
        width = deliveriesPerChannel
        self.log = log
        self.channel = channel
    }

    /// Takes over orders that are not known yet. Rehearsals are left to others.
    package func accept(_ outstanding: [OwedEffects]) {
        book.withLock { book in
            for owed in outstanding { book.note(owed) }
            book.handOver { effect in
                Self.order(of: effect).map { orders.put($0) == .taken } ?? true
            }
        }
    }

    /// Works until the task is cancelled; then sends that are under way end and are written down.
    /// To be called once. `commands` takes the results.
    package func run(for commands: any CommandPort) async {
        await recover()
        let pages = PlaceGate(places: CoordinationLimits.pagesAtOnce)
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                for order in orders.take(atMost: .max) {
                    group.addTask { await self.carryOut(order, for: commands, pages: pages) }
                }
                await orders.waitUnlessCancelled()
            }
        }
    }

    private static func order(of effect: Effect) -> Order? {
        switch effect {
        case .sendNotice(let order): .notice(order)
        case .sendPage(let order): .page(order)
        case .rehearseNotice, .rehearsePage: nil
        }
    }

    private func carryOut(
        _ order: Order, for commands: any CommandPort, pages: PlaceGate
    ) async {
        switch order {
        case .notice(let order):
            await NoticeRun(
                order: order, ledger: ledger, clock: clock, commands: commands, log: log,
                lane: { self.lane(of: order, on: $0) }
            ).run()
        case .page(let order):
            guard await pages.take(upTo: 1) == 1 else { return }
            await PageCall(
                order: order, clock: clock, commands: commands, channel: channel, log: log
            ).run()
            pages.give(1)
        }
    }

    private func lane(of order: Actual<NoticeOrder>, on channel: ChannelID) -> NoticeLane {
        NoticeLane(
            order: order, channel: channel, sender: self.channel(channel), ledger: ledger,
            clock: clock, policy: policy, gate: gate(of: channel), width: width, log: log)
    }

    private func gate(of channel: ChannelID) -> PlaceGate {
        gates.withLock { gates in
            if let gate = gates[channel] { return gate }
            let gate = PlaceGate(places: width)
            gates[channel] = gate
            return gate
        }
    }

    // Before anything is sent: a row that stays `sending` would never be due again.
    private func recover() async {
        while !Task.isCancelled {
            do {
                let count = try await ledger.recover()
                if count > 0 {
                    log.notice(
                        "deliveries that were under way are sent again",
                        metadata: ["count": "\(count)"])
                }
                return
            } catch {
                log.error("the ledger is not ready", metadata: ["failure": "\(error)"])
                await clock.sleep(until: clock.now() + CoordinationLimits.dispatchRetry)
            }
        }
    }
}
