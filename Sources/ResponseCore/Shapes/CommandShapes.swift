// SPDX-License-Identifier: Apache-2.0
// Commands as they are sent: one object with the name of the command, who gives it, and its fields
// beside them. The forms stand with their families in Commands/.

package import Notation
import ResponseModel

extension Submission {
    /// The object that is sent, `{"command": "warn", "by": "li-na", "incident": …, "reason": …}`;
    /// nil for `installPlans`, which cannot be sent.
    package var json: JSON? {
        guard let (name, members) = command.written else { return nil }
        let frame = JSON.shape(("command", name), ("by", by), ("key", key))
        return .object((frame.members ?? []) + members)
    }

    /// Reads what was sent. Members that are not known are passed over.
    ///
    /// - Parameter actor: Who gives the command, where that is known better than the text can say;
    ///   nil: the member `by` says it.
    /// - Throws: `ShapeError` that names the member which is missing or wrong.
    package init(json: JSON, by actor: Actor? = nil) throws(ShapeError) {
        let name: String = try json.read("command")
        guard let reader = Command.readers[name] else { throw .unknownCommand(name) }
        do {
            let by: Actor = if let actor { actor } else { try json.read("by") }
            self.init(try reader.read(json), by: by, key: try json.readIfPresent("key"))
        } catch {
            throw error.of(kind: name)
        }
    }
}

extension Command {
    /// The name under which it is sent; nil for `installPlans`, which cannot be sent.
    package var name: String? { written?.name }

    /// The incidents that it names, itself or by a part of them such as a request.
    package var incidents: [IncidentID] {
        switch self {
        case .installPlans, .tick: []
        case .plan(let command): Self.incidents(of: command)
        case .intake(let command): Self.incidents(of: command)
        case .incident(let command): Self.incidents(of: command)
        case .level(let command): Self.incidents(of: command)
        case .role(let command): Self.incidents(of: command)
        case .step(let command): Self.incidents(of: command)
        case .resource(let command): Self.incidents(of: command)
        case .pool(let command): Self.incidents(of: command)
        case .notice(let command): Self.incidents(of: command)
        case .review(let command): Self.incidents(of: command)
        case .drill(let command): Self.incidents(of: command)
        }
    }

    private static let parts: Set = ["incident", "request", "from", "notice", "action"]

    private static func incidents<Family: FormFamily>(of command: Family) -> [IncidentID] {
        command.texts(of: parts).map { IncidentID($0).incident }
    }

    /// The names of all commands that can be sent, sorted.
    package static var names: [String] { readers.keys.sorted() }

    private static let tickName = "tick"

    /// The name under which it is sent, with its members; nil for `installPlans`.
    fileprivate var written: (name: String, members: [JSON.Member])? {
        switch self {
        case .installPlans: nil
        case .tick: (Self.tickName, [])
        case .plan(let command): Self.written(command)
        case .intake(let command): Self.written(command)
        case .incident(let command): Self.written(command)
        case .level(let command): Self.written(command)
        case .role(let command): Self.written(command)
        case .step(let command): Self.written(command)
        case .resource(let command): Self.written(command)
        case .pool(let command): Self.written(command)
        case .notice(let command): Self.written(command)
        case .review(let command): Self.written(command)
        case .drill(let command): Self.written(command)
        }
    }

    private static func written<Family: FormFamily>(
        _ command: Family
    ) -> (name: String, members: [JSON.Member]) {
        let written = Family.forms.written(command)
        return (written.name, written.members)
    }

    /// How one command is read.
    fileprivate struct Reader: Sendable {
        var read: @Sendable (JSON) throws(ShapeError) -> Command
    }

    // One line a family. `written` above has no `default`, and a test holds both together.
    fileprivate static let readers: [String: Reader] = {
        var readers = [tickName: tickReader]
        add(to: &readers, Command.plan)
        add(to: &readers, Command.intake)
        add(to: &readers, Command.incident)
        add(to: &readers, Command.level)
        add(to: &readers, Command.role)
        add(to: &readers, Command.step)
        add(to: &readers, Command.resource)
        add(to: &readers, Command.pool)
        add(to: &readers, Command.notice)
        add(to: &readers, Command.review)
        add(to: &readers, Command.drill)
        return readers
    }()

    private static let tickReader = Reader { (_: JSON) throws(ShapeError) -> Command in .tick }

    private static func add<Family: FormFamily>(
        to readers: inout [String: Reader], _ wrap: @escaping @Sendable (Family) -> Command
    ) {
        for kind in Family.Kind.allCases {
            let form = Family.form(kind)
            precondition(readers[kind.rawValue] == nil, "two commands are called \(kind.rawValue)")
            readers[kind.rawValue] = Reader { (json: JSON) throws(ShapeError) -> Command in
                wrap(try form.read(json, version: form.version))
            }
        }
    }
}

extension ShapeError {
    fileprivate static func unknownCommand(_ name: String) -> ShapeError {
        let hint = nearest(to: name, among: Command.names).map { "; did you mean \"\($0)\"?" } ?? ""
        let quoted = JSON.string(String(name.prefix(60))).compact
        return ShapeError(
            .invalid, member: "command",
            "the name of a command such as \"declare_incident\", and \(quoted) is none\(hint)")
    }
}

extension Refusal {
    /// `{"reason": "wrong_phase", "message": …, "help": …}`.
    package var json: JSON { .shape(("reason", reason), ("message", message), ("help", help)) }

    /// Reads what `json` writes.
    package init(json: JSON) throws(ShapeError) {
        self.init(
            try json.read("reason"), try json.read("message"), help: try json.read("help"))
    }
}

extension Refusal.Reason: Shaped {}
