// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Compiles how simulated people, steps and channels behave. What a file does not say has the
/// defaults of the plan format.
struct WorldCompiler {
    let plans: [Plan]

    private static let people = Scenario.PeopleBehaviour(
        acknowledge: .init(median: .minutes(3), p90: .minutes(10)), absent: 0, errs: 0,
        decide: .init(median: .minutes(2), p90: .minutes(6)))
    private static let step = Scenario.StepBehaviour(
        shareOfWithin: .init(median: 0.6, p90: 1.0))

    /// The world; people and steps always have a `default`, and it comes first.
    func world(_ field: Field?) -> Scenario.World {
        let section = field.flatMap { Section($0, title: "the world", shape: .world) }
        return Scenario.World(
            people: people(section?["people"]), steps: steps(section?["steps"]),
            channels: channels(section?["channels"]))
    }

    private func people(
        _ field: Field?
    ) -> [(name: String, behaviour: Scenario.PeopleBehaviour)] {
        guard let field,
            let section = Section(field, title: "people of the world", shape: .worldPeople)
        else { return [("default", Self.people)] }
        let common = section["default"]?.people(basis: Self.people) ?? Self.people
        let night = section["night"]?.people(basis: common)
        return [("default", common)] + (night.map { [("night", $0)] } ?? [])
    }

    private func steps(_ field: Field?) -> [(name: String, behaviour: Scenario.StepBehaviour)] {
        var common = Self.step
        var single: [(name: String, behaviour: Scenario.StepBehaviour)] = []
        let known = plans.flatMap { $0.playbook.steps.all.map(\.id.raw) }
        for (key, value) in field?.entries() ?? [] {
            if key.key != "default", !known.contains(key.key), !plans.isEmpty,
                !key.context.hasUnreadFiles
            {
                key.report(
                    .unknownStep,
                    "there is no step \"\(key.key.excerpt)\" in the plans of the drill",
                    help: (known + ["default"]).hint(for: key.key, offering: "Remove it."))
            }
            guard let behaviour = value.step() else { continue }
            if key.key == "default" {
                common = behaviour
            } else {
                single.append((key.key, behaviour))
            }
        }
        return [("default", common)] + single
    }

    private func channels(
        _ field: Field?
    ) -> [(name: String, behaviour: Scenario.ChannelBehaviour)] {
        (field?.entries() ?? []).compactMap { key, value in
            key.checkReference(key.key, to: .channel)
            return value.channel().map { (key.key, $0) }
        }
    }
}

extension Field {
    fileprivate func people(basis: Scenario.PeopleBehaviour) -> Scenario.PeopleBehaviour? {
        guard
            let section = Section(self, title: "behaviour of people", shape: .peopleBehaviour)
        else { return nil }
        return Scenario.PeopleBehaviour(
            acknowledge: section["acknowledge"]?.durations() ?? basis.acknowledge,
            absent: section["absent"]?.number(in: 0...1) ?? basis.absent,
            errs: section["errs"]?.number(in: 0...1) ?? basis.errs,
            decide: section["decide"]?.durations() ?? basis.decide)
    }

    fileprivate func step() -> Scenario.StepBehaviour? {
        guard
            let section = Section(self, title: "behaviour of steps", shape: .stepBehaviour),
            let field = section.required("share_of_within"),
            let spread = field.spread(.numberSpread, { $0.number(in: 0.001...1_000) })
        else { return nil }
        return Scenario.StepBehaviour(shareOfWithin: spread)
    }

    fileprivate func channel() -> Scenario.ChannelBehaviour? {
        guard
            let section = Section(
                self, title: "behaviour of a channel", shape: .channelBehaviour)
        else { return nil }
        return Scenario.ChannelBehaviour(
            delay: section["delay"]?.durations() ?? .init(median: .zero, p90: .zero),
            fails: section["fails"]?.number(in: 0...1) ?? 0,
            down: section["down"]?.list { $0.outage() } ?? [])
    }

    private func outage() -> Scenario.Outage? {
        guard let section = Section(self, title: "an outage", shape: .outage) else {
            return nil
        }
        let from = section.required("from")?.offset(upTo: DrillCompiler.longest)
        let lasts = section.required("for")?.duration()
        guard let from, let lasts else { return nil }
        return Scenario.Outage(from: from, lasts: lasts)
    }

    private func durations() -> Scenario.Spread<TimeSpan>? {
        spread(.durationSpread) { $0.duration() }
    }

    private func spread<Quantity: Comparable & Sendable>(
        _ shape: Shape, _ read: (Field) -> Quantity?
    ) -> Scenario.Spread<Quantity>? {
        guard let section = Section(self, title: "\"\(key)\"", shape: shape) else {
            return nil
        }
        let median = section.required("median").flatMap(read)
        let p90 = section.required("p90").flatMap(read)
        guard let median, let p90 else { return nil }
        guard median <= p90 else {
            report(
                .outOfRange, "the median of \"\(key)\" is above its 90th percentile",
                help: "Exchange the two.")
            return nil
        }
        return Scenario.Spread(median: median, p90: p90)
    }
}
