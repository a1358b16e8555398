// SPDX-License-Identifier: Apache-2.0
// Typed names. An identifier of an incident cannot be handed where one of a plan is
// expected, although both are text in files, on the command line and in the journal.

/// The name of one `Subject`, as written in plan files, commands and the journal.
package struct Identifier<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    /// The text itself, never empty in a compiled plan.
    package let raw: String

    /// Takes the text as it stands; whether it names anything is the caller's to know.
    package init(_ raw: String) { self.raw = raw }

    /// An identifier written out in the source.
    package init(stringLiteral value: String) { raw = value }

    /// The text itself.
    package var description: String { raw }

    /// Order by UTF-8 text, the same in every process.
    package static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }
}

package typealias AudienceID = Identifier<Audience>
package typealias CalendarID = Identifier<WorkCalendar>
package typealias ChannelID = Identifier<Channel>
package typealias EscalationID = Identifier<EscalationPolicy>
package typealias PersonID = Identifier<Person>
package typealias PlanID = Identifier<Plan>
package typealias PoolID = Identifier<ResourcePool>
package typealias RoleID = Identifier<Role>
package typealias RotationID = Identifier<Rotation>
package typealias ScenarioID = Identifier<Scenario>
package typealias StepID = Identifier<Step>
package typealias TeamID = Identifier<Team>
package typealias TierID = Identifier<CustomerTier>

/// Something that has a name of its own.
package protocol Identified: Sendable, Equatable {
    /// What its identifier is called after: usually the type itself.
    associatedtype Subject
    /// Its name, unique within its catalogue.
    var id: Identifier<Subject> { get }
}

/// Named things in the order of their file, found by name in constant time.
package struct Catalogue<Element: Identified>: Sendable, Equatable, ExpressibleByArrayLiteral {
    /// The elements in file order.
    package private(set) var all: [Element] = []
    private var places: [Identifier<Element.Subject>: Int] = [:]

    /// Takes elements in order; of two with one name the later one replaces the earlier.
    package init(_ elements: [Element]) {
        for element in elements { insert(element) }
    }

    /// Same as `init(_:)`.
    package init(arrayLiteral elements: Element...) { self.init(elements) }

    /// The element of that name, or nil.
    package subscript(id: Identifier<Element.Subject>) -> Element? {
        places[id].map { all[$0] }
    }

    /// Adds an element, or replaces the one that has its name.
    package mutating func insert(_ element: Element) {
        if let place = places[element.id] {
            all[place] = element
        } else {
            places[element.id] = all.count
            all.append(element)
        }
    }

    /// How many there are.
    package var count: Int { all.count }
    /// Whether there is none.
    package var isEmpty: Bool { all.isEmpty }
}

/// A dictionary that keeps the order in which keys were first set, so that a loop over it is the
/// same in every process. Finding and changing take constant time, removing linear time.
package struct Register<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// The keys, first set first.
    package private(set) var keys: [Key] = []
    /// The values in the order of their keys.
    package private(set) var values: [Value] = []
    private var places: [Key: Int] = [:]

    /// An empty register.
    package init() {}

    /// The value of a key; setting nil removes the key.
    package subscript(key: Key) -> Value? {
        get { places[key].map { values[$0] } }
        set {
            switch (places[key], newValue) {
            case (let place?, let value?): values[place] = value
            case (nil, let value?):
                places[key] = keys.count
                keys.append(key)
                values.append(value)
            case (let place?, nil): remove(at: place)
            case (nil, nil): break
            }
        }
    }

    private mutating func remove(at place: Int) {
        places[keys[place]] = nil
        keys.remove(at: place)
        values.remove(at: place)
        for later in place..<keys.count { places[keys[later]] = later }
    }

    /// Where a key stands in `keys` and `values`: reading one property through it copies no more
    /// than that property, which matters for large values.
    package func place(of key: Key) -> Int? { places[key] }

    /// Changes the value of a key in place; without the key nothing happens.
    package mutating func update(_ key: Key, _ change: (inout Value) -> Void) {
        guard let place = places[key] else { return }
        change(&values[place])
    }

    /// How many there are.
    package var count: Int { keys.count }
    /// Whether there is none.
    package var isEmpty: Bool { keys.isEmpty }
}

extension Register: Equatable where Value: Equatable {
    package static func == (left: Self, right: Self) -> Bool {
        left.keys == right.keys && left.values == right.values
    }
}
