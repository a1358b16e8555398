// SPDX-License-Identifier: Apache-2.0
// How the simulated staff behaves, from the distributions of the scenario. Every answer is a pure
// function of the seed, the person and the occasion: nothing here remembers anything.

package import Notation
package import ResponseCore
package import ResponseModel

/// The staff of a drill, as a source of delays, absences and errors.
package struct SimulatedPeople: Sendable {
    private let world: Scenario.World
    private let zone: TimeZoneRules
    private let streams: RandomStreams

    /// What holds where the file gives no behaviour at all: the defaults of the drill format.
    package static let ordinary = Scenario.PeopleBehaviour(
        acknowledge: Scenario.Spread(median: .minutes(3), p90: .minutes(10)), absent: 0,
        decide: Scenario.Spread(median: .minutes(2), p90: .minutes(6)))

    /// How soon somebody who is there begins with a step that is ready. The file has no key for
    /// it: picking up work takes a minute, and all of it counts towards the time of the step.
    package static let pickUp = Scenario.Spread(
        median: TimeSpan.seconds(30), p90: TimeSpan.seconds(120))

    /// What a step takes that has no time allowed, before the share is applied.
    package static let ordinaryStep = TimeSpan.minutes(15)

    /// The staff of a scenario; nights are those of the zone.
    package init(world: Scenario.World, zone: TimeZoneRules, streams: RandomStreams) {
        self.world = world
        self.zone = zone
        self.streams = streams
    }

    /// How people behave at a moment: as `night` from 22:00 until before 07:00 where the scenario
    /// says something about it, else as `default`.
    package func behaviour(at moment: Timestamp) -> Scenario.PeopleBehaviour {
        let hour = zone.civil(moment).hour
        let isNight = hour >= 22 || hour < 7
        if isNight, let night = group("night") { return night }
        return group("default") ?? Self.ordinary
    }

    /// How long a person takes to answer a page that reached them at a moment; nil: never.
    package func answerTime(
        of person: PersonID, page: PageID, at moment: Timestamp
    ) -> TimeSpan? {
        let behaviour = behaviour(at: moment)
        var presence = streams.stream("absent", person.raw, page.raw)
        if presence.happens(behaviour.absent) { return nil }
        var stream = streams.stream("acknowledge", person.raw, page.raw)
        return behaviour.acknowledge.draw(from: &stream)
    }

    /// How long a person takes to decide something; `occasion` tells it from all other decisions.
    package func decisionTime(
        of person: PersonID, on occasion: String, at moment: Timestamp
    ) -> TimeSpan {
        var stream = streams.stream("decide", person.raw, occasion)
        return behaviour(at: moment).decide.draw(from: &stream)
    }

    /// How long a person takes to begin with a step.
    package func pickUpTime(of person: PersonID, on occasion: String) -> TimeSpan {
        var stream = streams.stream("pick up", person.raw, occasion)
        return Self.pickUp.draw(from: &stream)
    }

    /// How long a step takes from the moment at which it can be worked on; `allowed` is the time
    /// that the plan gives it, nil where it gives none.
    package func workTime(on step: StepID, allowed: TimeSpan?, occasion: String) -> TimeSpan {
        let behaviour =
            world.steps.first { $0.name == step.raw }
            ?? world.steps.first { $0.name == "default" }
        var stream = streams.stream("work", step.raw, occasion)
        let spread =
            behaviour?.behaviour.shareOfWithin ?? Scenario.Spread(median: 0.6, p90: 1)
        let length = Double((allowed ?? Self.ordinaryStep).milliseconds)
        return TimeSpan(drawnMilliseconds: spread.draw(from: &stream) * length)
    }

    /// Whether the step goes wrong this time.
    package func errs(on step: StepID, occasion: String, at moment: Timestamp) -> Bool {
        var stream = streams.stream("err", step.raw, occasion)
        return stream.happens(behaviour(at: moment).errs)
    }

    private func group(_ name: String) -> Scenario.PeopleBehaviour? {
        world.people.first { $0.name == name }?.behaviour
    }
}
