// SPDX-License-Identifier: Apache-2.0
// What a plan gives people to read beside the rules and steps that drive the response: commands to
// type, pages to open, what to look at, what to prepare. Shown, never run and never fetched.

package import Notation

/// What a person finds at a step beside its title and instructions.
package struct Guidance: Sendable, Equatable {
    /// Commands to type by hand, in their order.
    package var commands: [ShownCommand]
    /// What to look at or tick off, in its order; the coordinator does not ask for it.
    package var checklist: [LocalizedText]
    /// Names of facts that whoever does the step finds out and tells.
    package var records: [String]
    /// Where more is to be read.
    package var references: [Reference]

    /// Guidance by its parts; without arguments none.
    package init(
        commands: [ShownCommand] = [], checklist: [LocalizedText] = [], records: [String] = [],
        references: [Reference] = []
    ) {
        self.commands = commands
        self.checklist = checklist
        self.records = records
        self.references = references
    }

    /// Whether there is nothing to show.
    package var isEmpty: Bool { self == Guidance() }
}

/// A command as text for a person: nothing in the coordinator ever runs it.
package struct ShownCommand: Sendable, Equatable {
    /// The command itself, the same in every language.
    package var text: String
    /// Where or as whom to type it.
    package var place: LocalizedText?
    /// What of the output matters.
    package var lookFor: LocalizedText?

    /// A command by its parts.
    package init(_ text: String, place: LocalizedText? = nil, lookFor: LocalizedText? = nil) {
        self.text = text
        self.place = place
        self.lookFor = lookFor
    }
}

/// A page to read; the coordinator never opens it.
package struct Reference: Sendable, Equatable {
    package var title: LocalizedText
    /// An `http` or `https` address; nil for what is on paper.
    package var address: String?

    /// A reference by its parts.
    package init(title: LocalizedText, address: String? = nil) {
        self.title = title
        self.address = address
    }
}

/// What surrounds a plan: how it is found, who may see it, what has to be ready before.
package struct PlanBackground: Sendable, Equatable {
    /// Words of other catalogues, such as `attack.t1486`.
    package var tags: [String]
    /// With whom the text may be shared; nil: not stated.
    package var sharing: Sharing?
    /// Plans that continue or supplement this one.
    package var related: [PlanID]
    /// What the plan was made from, and where more is to be read.
    package var references: [Reference]
    /// What has to be done while nothing happens (应急准备), in its order.
    package var preparation: [Preparation]

    /// A background by its parts; without arguments none.
    package init(
        tags: [String] = [], sharing: Sharing? = nil, related: [PlanID] = [],
        references: [Reference] = [], preparation: [Preparation] = []
    ) {
        self.tags = tags
        self.sharing = sharing
        self.related = related
        self.references = references
        self.preparation = preparation
    }

    /// The markings of the Traffic Light Protocol 2.0.
    package enum Sharing: String, Sendable, Hashable, CaseIterable {
        case clear, green, amber
        case amberStrict = "amber_strict"
        case red
    }

    /// Something to keep ready.
    package struct Preparation: Sendable, Equatable {
        package var task: LocalizedText
        /// How often it is done again; nil: once.
        package var every: TimeSpan?

        /// A preparation by its parts.
        package init(task: LocalizedText, every: TimeSpan? = nil) {
            self.task = task
            self.every = every
        }
    }
}
