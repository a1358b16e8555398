// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

// How customers are told: channels, tiers and audiences.
extension OrganizationCompiler {
    func channels() -> Catalogue<Channel> {
        files.catalogue("channels", called: "channel", shape: .channel) { id, section in
            let name = section.required("name")?.text()
            guard let kind = section.required("kind")?.word(ChannelKeys.self) else { return nil }
            kind.reportStrayKeys(in: section)
            let medium = section["medium"]?.word(Medium.self) ?? kind.usualMedium
            if kind == .smtp, medium != .email {
                section["medium"]?.report(
                    .keysInConflict, "smtp reaches e-mail addresses only",
                    help: "Remove \"medium\", or use a webhook to a gateway.")
            }
            guard let transport = kind.transport(section, medium: medium), let name else {
                return nil
            }
            return Channel(id: id, name: name, medium: medium, transport: transport)
        }
    }

    func tiers() -> Catalogue<CustomerTier> {
        files.catalogue("tiers", called: "tier", shape: .tier) { id, section in
            let name = section.required("name")?.text()
            let order = section.required("order")?.int(in: 0...1_000_000)
            let channels: [ChannelID]? = section.required("channels")?.references(to: .channel)
            guard let name, let order else { return nil }
            return CustomerTier(id: id, name: name, order: order, channels: channels ?? [])
        }
    }

    func audiences(
        _ head: OrganizationHead, tiers: Catalogue<CustomerTier>, channels: Catalogue<Channel>
    ) -> Catalogue<Audience> {
        files.catalogue("audiences", called: "audience", shape: .audience) { id, section in
            guard let name = section.required("name")?.text() else { return nil }
            guard section.has("members") || section.has("file") else {
                section.field.report(
                    .missingKey, "\(section.title) has neither \"members\" nor \"file\"",
                    help: "List its customers, or name a CSV file.")
                return nil
            }
            let listed = section["members"]?.list { $0.customer(head) } ?? []
            let filed = section["file"]?.customersOfFile(head) ?? []
            let audience = Audience(id: id, name: name, members: listed + filed)
            AudienceCheck(audience, tiers: tiers, channels: channels).report(in: section)
            return audience
        }
    }
}

/// The kinds of channel and the keys that each of them takes.
private enum ChannelKeys: String, CaseIterable {
    case file, smtp, webhook

    var usualMedium: Medium { self == .webhook ? .webhook : .email }

    func reportStrayKeys(in section: Section) {
        let keys = Shape.channel.keys(of: rawValue)
        for key in Shape.channel.variantKeys where section.has(key) && !keys.contains(key) {
            section.field.report(
                .unknownKey, "\"\(key)\" is not a key of a channel of kind \(rawValue)",
                help: "Remove it; such a channel takes \(keys.choice).",
                at: section.place(ofKey: key))
        }
    }

    func transport(_ section: Section, medium: Medium) -> Channel.Transport? {
        switch self {
        case .file:
            return section.required("from")?.address(medium: .email).map { .file(from: $0) }
        case .smtp:
            let from = section.required("from")?.address(medium: .email)
            let relay = section.required("relay")?.setting()
            let username = section["username"]?.setting()
            let password = section["password"]?.secret()
            guard let from, let relay else { return nil }
            return .smtp(from: from, relay: relay, username: username, password: password)
        case .webhook:
            let url = medium == .webhook ? section["url"] : section.required("url")
            let setting = url?.setting()
            if case .text(let text)? = setting, !AddressCheck.isWebAddress(text) {
                url?.report(
                    .badAddress, "\"\(text.excerpt)\" is not a URL",
                    help: "Write it as \(AddressCheck.example(.webhook)), or {env: NAME}.")
            }
            return .webhook(url: setting, secret: section["secret"]?.secret())
        }
    }
}

extension Field {
    fileprivate func customer(_ head: OrganizationHead) -> Customer? {
        guard let section = Section(self, title: "a customer", shape: .customer) else { return nil }
        let id = section.required("id")?.string(maxBytes: 256)
        let name = section.required("name")?.string()
        let tier: TierID? = section.required("tier")?.reference(to: .tier)
        let language = section["language"]?.word(Language.self) ?? head.languages[0]
        let contacts = section["contacts"]?.contacts() ?? []
        guard let id, let name, let tier else { return nil }
        return Customer(id: id, name: name, tier: tier, language: language, contacts: contacts)
    }

    /// The customers of a CSV file; also reports what is wrong in that file.
    fileprivate func customersOfFile(_ head: OrganizationHead) -> [Customer] {
        guard let path = string(), let found = PathResolution.find(path, from: self) else {
            return []
        }
        guard context.sources[found] != nil else {
            report(
                .fileNotFound, "there is no file \"\(path.excerpt)\"",
                help: "Paths are relative to this file; the name must end in .csv.")
            return []
        }
        guard let text = context.text(ofPath: found) else { return [] }
        var reader = CustomerFile(text, context: context, language: head.languages[0])
        return reader.customers()
    }
}
