// SPDX-License-Identifier: Apache-2.0
// Every bound of the core, with its unit and its reason. Reaching one is a named refusal, never
// a truncation.

/// Bounds of what commands may bring.
package enum Limits {
    /// Open incidents at once. Beyond it a storm is no longer incidents but one cause: people
    /// cannot command more, and every event costs a look at all of them.
    package static let openIncidents = 2_000
    /// Signals attached to one incident; an alert storm beyond it is counted, not attached.
    package static let signalsPerIncident = 5_000
    /// Labels and annotations of one signal, each kind. Prometheus targets carry about thirty.
    package static let labelsPerSignal = 128
    /// UTF-8 bytes of the name or value of a label, and of an annotation.
    package static let labelBytes = 8_192
    /// Signals in one command: Alertmanager sends a group of alerts at once.
    package static let signalsPerCommand = 1_000
    /// UTF-8 bytes of a note, a reason or a brief: a page of text, not a file.
    package static let textBytes = 16_384
    /// UTF-8 bytes of a title.
    package static let titleBytes = 500
    /// UTF-8 bytes of a command key.
    package static let commandKeyBytes = 200
    /// Command keys that are remembered, the newest: enough for every client's retries.
    package static let rememberedCommandKeys = 2_000
    /// Facts of one incident.
    package static let factsPerIncident = 500
    /// Steps that may be added to one incident by hand.
    package static let improvisedSteps = 200
    /// Rounds of a `while` step, so that a condition that never changes ends.
    package static let loopRounds = 100
    /// Requests for resources of one incident.
    package static let requestsPerIncident = 500
    /// Units of one request.
    package static let unitsPerRequest = 1_000_000
    /// Notices of one incident: a progress notice every 20 minutes for a month is 2,160.
    package static let noticesPerIncident = 5_000
    /// Earlier notices that a notice refers to: the first one and the newest. Mail programs thread
    /// by fewer, and lists that grow with every notice would make a month of them a million names.
    package static let noticeReferences = 20
    /// Findings and causes of the review of one incident.
    package static let reviewEntries = 500
    /// Pages to staff of one incident.
    package static let pagesPerIncident = 2_000
    /// Revisions of one plan, proposals that were given up included: one a week for 19 years.
    package static let revisionsPerPlan = 1_000
    /// Pieces of feedback on one revision.
    package static let feedbackPerRevision = 2_000
    /// Corrective actions of one incident.
    package static let actionsPerIncident = 200
    /// People whom one role leads well; beyond it command asks to be divided (ICS: 3 to 7).
    package static let spanOfControl = 7
    /// Lots of one pool that have not expired.
    package static let lotsPerPool = 200
    /// Offers for one request, one a pool.
    package static let offersPerRequest = 20
    /// Requests that a stored division names, those who got nothing after those who got some.
    package static let divisionShares = 20
    /// Divisions of a pool that are kept at hand; the journal has them all.
    package static let divisionsKept = 8
    /// People whom a commitment names as passed over.
    package static let passedOver = 50
    /// Waiting requests that a division of people or of substitutes looks at, the first ones.
    package static let requestsDivided = 100
}
