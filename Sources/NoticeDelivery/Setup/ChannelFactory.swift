// SPDX-License-Identifier: Apache-2.0

import Coordination
package import Notation
import ResponseCore
package import ResponseModel

/// Builds the channels that an organisation describes. A channel whose address is not set writes
/// files into the outbox instead, and says so.
package struct ChannelFactory: Sendable {
    /// What the channels need from outside.
    package struct Options: Sendable {
        /// The variables of the process.
        package var environment: [String: String]
        /// Where relative paths in settings begin: the folder of the organisation's files.
        package var settingsFolder: String
        /// The folder for messages as files: `outbox` in the data folder.
        package var outbox: String
        /// Recipients' own addresses may lead to this machine; for trials only.
        package var allowsLoopbackRecipients: Bool

        /// Options by their parts.
        package init(
            environment: [String: String], settingsFolder: String, outbox: String,
            allowsLoopbackRecipients: Bool = false
        ) {
            self.environment = environment
            self.settingsFolder = settingsFolder
            self.outbox = outbox
            self.allowsLoopbackRecipients = allowsLoopbackRecipients
        }
    }

    private let engine: CurlEngine
    private let options: Options
    private let reader: SettingReader
    private let outbox: Outbox
    private let now: @Sendable () -> Timestamp

    /// A factory whose channels share an engine and an outbox.
    ///
    /// - Parameter now: the time, for the signatures of webhooks.
    package init(
        engine: CurlEngine, options: Options, now: @escaping @Sendable () -> Timestamp
    ) {
        self.engine = engine
        self.options = options
        self.now = now
        reader = SettingReader(environment: options.environment, folder: options.settingsFolder)
        outbox = Outbox(path: options.outbox)
    }

    /// Builds every channel of an organisation.
    ///
    /// - Throws: `ChannelSetupFailure` with all problems of all channels at once.
    package func channels(of organization: Organization) throws(ChannelSetupFailure) -> ChannelSet {
        var set = ChannelSet()
        var problems: [ChannelSetupFailure.Problem] = []
        for channel in organization.channels.all {
            do throws(SetupProblem) {
                let built = try build(channel, of: organization)
                set.channels[channel.id] = built.channel
                if let missing = built.missing {
                    set.fallbacks.append(ChannelSet.Fallback(channel: channel.id, missing: missing))
                }
            } catch {
                problems.append(
                    ChannelSetupFailure.Problem(channel: channel.id, text: error.text))
            }
        }
        guard problems.isEmpty else { throw ChannelSetupFailure(problems: problems) }
        return set
    }

    private struct SetupProblem: Error {
        let text: String
    }

    /// A channel, and the setting whose absence made it one of files.
    private typealias Built = (channel: any DeliveryChannel, missing: String?)

    private func build(_ channel: Channel, of organization: Organization) throws(SetupProblem)
        -> Built
    {
        switch channel.transport {
        case .file(let from):
            return (FileChannel(outbox: outbox, sender: try mailbox(from)), nil)
        case .smtp(let from, let relay, let username, let password):
            return try mailChannel(try mailbox(from), relay, username, password)
        case .webhook(let url, let secret):
            return try webhook(url, secret, organization)
        }
    }

    private func mailChannel(
        _ sender: Mailbox, _ relay: Setting, _ username: Setting?, _ password: Setting?
    ) throws(SetupProblem) -> Built {
        guard let address = try value(relay, isSecret: false, key: "relay") else {
            let files = FileChannel(outbox: outbox, sender: sender)
            return (files, "relay (\(SettingReader.name(of: relay)))")
        }
        let credentials = try credentials(username, password)
        do throws(SMTPRelay.Failure) {
            let relay = try SMTPRelay(
                address, credentials: credentials, defaultName: sender.address.domain)
            let channel = SMTPChannel(
                relay: relay, sender: sender, engine: engine,
                certificateAuthorities: certificateAuthorities)
            return (channel, nil)
        } catch {
            throw SetupProblem(text: "relay: \(error)")
        }
    }

    private func credentials(_ username: Setting?, _ password: Setting?) throws(SetupProblem)
        -> MailTransfer.Credentials?
    {
        let name = try username.flatMap { setting throws(SetupProblem) in
            try value(setting, isSecret: false, key: "username")
        }
        let word = try password.flatMap { setting throws(SetupProblem) in
            try value(setting, isSecret: true, key: "password")
        }
        switch (name, word) {
        case (nil, nil): return nil
        case (let name?, let word?):
            return MailTransfer.Credentials(username: Secret(name), password: Secret(word))
        case (nil, _?): throw SetupProblem(text: "password is set, username is not. Set both.")
        case (_?, nil): throw SetupProblem(text: "username is set, password is not. Set both.")
        }
    }

    private func webhook(_ url: Setting?, _ secret: Setting?, _ organization: Organization)
        throws(SetupProblem) -> Built
    {
        var missing: String?
        var destination = WebhookChannel.Destination.recipient(
            options.allowsLoopbackRecipients ? .publicOrLoopback : .publicOnly)
        if let url {
            if let address = try value(url, isSecret: false, key: "url") {
                destination = .configured(try serverURL(address))
            } else {
                missing = "url (\(SettingReader.name(of: url)))"
            }
        }
        var secrets: [WebhookSecret] = []
        if let secret {
            secrets = try self.secrets(secret)
            // Unsigned events instead of signed ones would be refused by whoever checks.
            if secrets.isEmpty { missing = missing ?? "secret (\(SettingReader.name(of: secret)))" }
        }
        guard missing == nil else {
            let sender = try mailbox("muster@localhost", name: organization.name.en)
            return (FileChannel(outbox: outbox, sender: sender), missing)
        }
        let channel = WebhookChannel(
            destination: destination, secrets: secrets, engine: engine,
            certificateAuthorities: certificateAuthorities, now: now)
        return (channel, nil)
    }

    /// Several secrets, separated by blanks, while one is being changed for another.
    private func secrets(_ setting: Setting) throws(SetupProblem) -> [WebhookSecret] {
        let texts = try value(setting, isSecret: true, key: "secret")?.split(separator: " ") ?? []
        var secrets: [WebhookSecret] = []
        for text in texts {
            do throws(WebhookSecret.Failure) {
                secrets.append(try WebhookSecret(String(text)))
            } catch {
                throw SetupProblem(text: "secret: \(error)")
            }
        }
        return secrets
    }

    private func value(_ setting: Setting, isSecret: Bool, key: String) throws(SetupProblem)
        -> String?
    {
        do throws(SettingReader.Failure) {
            return try reader.value(of: setting, isSecret: isSecret)
        } catch {
            throw SetupProblem(text: "\(key): \(error)")
        }
    }

    private func serverURL(_ text: String) throws(SetupProblem) -> ServerURL {
        do throws(ServerURL.Failure) {
            return try ServerURL(text, allowing: [.https, .http])
        } catch {
            throw SetupProblem(text: "url: \(error)")
        }
    }

    private func mailbox(_ text: String, name: String? = nil) throws(SetupProblem) -> Mailbox {
        do throws(MailAddress.Failure) {
            let written = try Mailbox(text)
            // It stands in every message, also to relays that know ASCII only.
            guard written.address.isASCII else {
                throw MailAddress.Failure.forbiddenCharacter
            }
            return name.map { Mailbox(name: $0, address: written.address) } ?? written
        } catch {
            throw SetupProblem(text: "from: \(error)")
        }
    }

    /// The variable by which OpenSSL and most programs are told of authorities of one's own.
    private var certificateAuthorities: String? {
        options.environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 }
    }
}
