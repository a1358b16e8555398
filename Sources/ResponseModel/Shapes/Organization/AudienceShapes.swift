// SPDX-License-Identifier: Apache-2.0
// Stored forms of channels and of the customers who are told over them.

package import Notation

extension Channel: Shaped {
    package var shape: JSON {
        .shape(("id", id), ("name", name), ("medium", medium), ("transport", transport))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), name: try shape.read("name"),
            medium: try shape.read("medium"), transport: try shape.read("transport"))
    }
}

extension Channel.Transport: Shaped {
    package var shape: JSON {
        switch self {
        case .file(let from): .shape(("type", Word.file), ("from", from))
        case .smtp(let from, let relay, let username, let password):
            .shape(
                ("type", Word.smtp), ("from", from), ("relay", relay), ("username", username),
                ("password", password))
        case .webhook(let url, let secret):
            .shape(("type", Word.webhook), ("url", url), ("secret", secret))
        }
    }

    package init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .file: self = .file(from: try shape.read("from"))
        case .smtp:
            self = .smtp(
                from: try shape.read("from"), relay: try shape.read("relay"),
                username: try shape.readIfPresent("username"),
                password: try shape.readIfPresent("password"))
        case .webhook:
            self = .webhook(
                url: try shape.readIfPresent("url"), secret: try shape.readIfPresent("secret"))
        }
    }

    private enum Word: String, CaseIterable, Shaped { case file, smtp, webhook }
}

/// `{"text": …}`, `{"env": …}` or `{"file": …}`.
extension Setting: Shaped {
    package var shape: JSON {
        switch self {
        case .text(let text): .shape(("text", text))
        case .environment(let name): .shape(("env", name))
        case .file(let path): .shape(("file", path))
        }
    }

    package init(shape: JSON) throws(ShapeError) {
        switch shape.members?.first?.key ?? "" {
        case "text": self = .text(try shape.read("text"))
        case "env": self = .environment(try shape.read("env"))
        case "file": self = .file(try shape.read("file"))
        default: throw .expected("an object of text, env or file")
        }
    }
}

extension CustomerTier: Shaped {
    package var shape: JSON {
        .shape(("id", id), ("name", name), ("order", order), ("channels", channels))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), name: try shape.read("name"),
            order: try shape.read("order"), channels: try shape.read("channels"))
    }
}

extension Audience: Shaped {
    package var shape: JSON {
        .shape(("id", id), ("name", name), ("members", members.unlessEmpty))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), name: try shape.read("name"),
            members: try shape.read("members", default: []))
    }
}

/// An array, because there can be a million of them: number, name, tier, language, then medium and
/// address of each contact point.
extension Customer: Shaped {
    package var shape: JSON {
        .array(
            [.string(id), .string(name), tier.shape, language.shape]
                + contacts.flatMap { [$0.medium.shape, .string($0.address)] })
    }

    package init(shape: JSON) throws(ShapeError) {
        guard let cells = shape.array, cells.count >= 4, cells.count.isMultiple(of: 2) else {
            throw .expected("an array of number, name, tier, language and contact points")
        }
        self.init(
            id: try String(shape: cells[0]), name: try String(shape: cells[1]),
            tier: try TierID(shape: cells[2]), language: try Language(shape: cells[3]),
            contacts: [])
        for place in stride(from: 4, to: cells.count, by: 2) {
            contacts.append(
                ContactPoint(
                    medium: try Medium(shape: cells[place]),
                    address: try String(shape: cells[place + 1])))
        }
    }
}
