// SPDX-License-Identifier: Apache-2.0
// A test that stands in a plan: what becomes known when, who answers, and what should come of it.
// Rules/PlanTestRun.swift plays it on the rules that run incidents.

package import Notation

/// A place in a plan file, for whoever has to look at it.
package struct TextPlace: Sendable, Hashable {
    /// The path of the file within the plan folder: the same in every folder and in the journal.
    package var path: String
    /// From 1.
    package var line: Int
    /// From 1, in code points.
    package var column: Int

    /// A place by its parts.
    package init(path: String, line: Int, column: Int) {
        self.path = path
        self.line = line
        self.column = column
    }
}

/// A test that stands in a plan and is run by `muster test`.
package struct PlanTest: Sendable, Equatable {
    package var name: String
    /// When the test plays; decides who is on duty.
    package var at: Timestamp?
    /// Whether moments follow the beginning. Then a signal of the beginning opens the incident, as
    /// in reality; otherwise it is only held against the condition of activation.
    package var isTimed: Bool
    /// The beginning at +0m, then the moments of the timeline in order of time; never empty.
    package var moments: [Moment]
    package var place: TextPlace

    /// A test by its parts.
    package init(
        name: String, at: Timestamp? = nil, isTimed: Bool, moments: [Moment], place: TextPlace
    ) {
        self.name = name
        self.at = at
        self.isTimed = isTimed
        self.moments = moments
        self.place = place
    }

    /// One moment: what comes, what people do, and what holds afterwards.
    package struct Moment: Sendable, Equatable {
        /// Time since the beginning.
        package var offset: TimeSpan
        package var signal: Signal?
        package var facts: [Fact] = []
        /// In the order in which they are done.
        package var acts: [Act] = []
        package var checks: [Check] = []

        /// A moment at which nothing comes yet.
        package init(offset: TimeSpan) { self.offset = offset }
    }

    /// What somebody does, and where the file says so.
    package struct Act: Sendable, Equatable {
        package var deed: Deed
        package var place: TextPlace
        /// A deed with its place.
        package init(_ deed: Deed, at place: TextPlace) {
            self.deed = deed
            self.place = place
        }
    }

    /// What people can do in a test.
    package enum Deed: Sendable, Equatable {
        /// Somebody takes what they were called for.
        case acknowledge(PersonID)
        /// A step is done, and reviewed where it needs that.
        case complete(StepID)
        /// The waiting notices of a rule go out.
        case release(String)
        /// The response is taken to a stage.
        case reach(Stage)
    }

    /// Stages that a person decides about.
    package enum Stage: String, Sendable, Hashable, CaseIterable {
        case active, mitigated, recovered, relapsed
        case stoodDown = "stood_down"
    }

    /// Something that should hold, and where the file says so.
    package struct Check: Sendable, Equatable {
        package var claim: Claim
        package var place: TextPlace
        /// A claim with its place.
        package init(_ claim: Claim, at place: TextPlace) {
            self.claim = claim
            self.place = place
        }
    }

    /// What a test can expect of a moment. The incident is looked at as it stands then: who was
    /// called, what was requested and which notices were drafted since the beginning.
    package enum Claim: Sendable, Equatable {
        case level(Int)
        /// Whether the signal meets the condition of activation.
        case activates(Bool)
        case phase(Phase)
        case filled(RoleID, Bool)
        case called(PersonID, Bool)
        /// Units requested of a pool.
        case requested(PoolID, Int)
        case drafted(String, Bool)
        /// The newest notice of a rule has to be out by then.
        case noticeDue(String, Due)
        /// The step can be worked on.
        case open(StepID, Bool)
        case targetDue(ResponseTarget.Kind, Due)
        /// The target was missed.
        case breached(ResponseTarget.Kind, Bool)
        /// A report to an authority is due by then.
        case reportDue(Identifier<RegulatorClock>, Due)
    }

    /// A deadline as a test writes it.
    package enum Due: Sendable, Hashable {
        /// Time since the beginning of the test.
        case after(TimeSpan)
        case moment(Timestamp)

        /// The deadline in a test that begins at `start`.
        package func moment(from start: Timestamp) -> Timestamp {
            switch self {
            case .after(let span): start + span
            case .moment(let moment): moment
            }
        }
    }
}
