// SPDX-License-Identifier: Apache-2.0

/// Builds the tree of a file out of events, counting as it goes.
struct YAMLTreeBuilder {
    /// A list or a map that is not finished yet.
    private struct Frame {
        var isMapping: Bool
        var place: Place
        var anchor: String?
        var items: [YAMLNode] = []
        var entries: [YAMLNode.Entry] = []
        var firstPlaces: [String: Place] = [:]
        /// The key that waits for its value; the text is nil where the key is not a word.
        var pendingKey: (text: String?, place: Place)?
        var weight = 1
        var textBytes = 0

        /// Counts a value that is part of it.
        mutating func add(_ part: YAMLNode) {
            weight += part.weight
            textBytes += part.textBytes
        }
    }

    let file: FileText
    let limits: ReaderLimits
    let findings: Findings
    /// The top value, once it is complete.
    private(set) var root: YAMLNode?
    private var stack: [Frame] = []
    private var anchors: [String: YAMLNode] = [:]
    private var valueCount = 0
    private var aliasBytes = 0
    private var documentCount = 0

    init(file: FileText, limits: ReaderLimits, findings: Findings) {
        self.file = file
        self.limits = limits
        self.findings = findings
    }

    /// Takes the next event. False: something was refused and the rest is not worth reading.
    mutating func take(_ event: YAMLEvent) -> Bool {
        switch event {
        case .documentStart(let place): return beginDocument(place)
        case .alias(let name, let place): return takeAlias(name, place)
        case .scalar(let scalar, let anchor, let tag, let place):
            return takeScalar(scalar, anchor: anchor, tag: tag, place)
        case .sequenceStart(let anchor, let tag, let place):
            return open(isMapping: false, anchor: anchor, tag: tag, place)
        case .mappingStart(let anchor, let tag, let place):
            return open(isMapping: true, anchor: anchor, tag: tag, place)
        case .collectionEnd: return close()
        }
    }

    /// Says what the parser itself could not read.
    func report(_ problem: YAMLProblem) {
        let (message, help) = problem.words(line: file.line(problem.place.line))
        findings.report(problem.code, in: file, at: problem.shownPlace, message, help: help)
    }

    private mutating func beginDocument(_ place: Place) -> Bool {
        documentCount += 1
        guard documentCount > 1 else { return true }
        return refuse(
            .severalDocuments, place, "a second document begins here",
            "Keep one document a file: move this one into a file of its own.")
    }

    private mutating func takeAlias(_ name: String, _ place: Place) -> Bool {
        if stack.contains(where: { $0.anchor == name }) {
            return refuse(
                .badAlias, place, "*\(name.excerpt) stands inside the value that it stands for",
                "Write the value out.")
        }
        guard var node = anchors[name] else {
            return refuse(
                .badAlias, place, "*\(name.excerpt) has no anchor before it",
                "Put &\(name.excerpt) before the value that it should repeat.")
        }
        node.place = place
        aliasBytes += node.textBytes
        guard aliasBytes <= limits.aliasBytes else {
            return refuse(
                .aliasesTooLong, place,
                "the aliases of this file stand for more than"
                    + " \(ReaderLimits.words(forBytes: limits.aliasBytes)) of text",
                "Repeat long texts less, or move them into a template or another document.")
        }
        return put(node, at: place, isAlias: true)
    }

    private mutating func takeScalar(
        _ scalar: Scalar, anchor: String?, tag: String?, _ place: Place
    ) -> Bool {
        guard isUntagged(tag, place) else { return false }
        guard scalar.text.utf8.count <= limits.scalarBytes else {
            return refuse(
                .textTooLong, place,
                "this text has more than \(limits.scalarBytes >> 10) KiB",
                "Shorten it, or move it into a template or another document.")
        }
        guard isWhole(anchor, place) else { return false }
        let node = YAMLNode(
            content: .scalar(scalar), place: place, textBytes: scalar.text.utf8.count)
        if let anchor { anchors[anchor] = node }
        return put(node, at: place, isAlias: false)
    }

    private mutating func open(
        isMapping: Bool, anchor: String?, tag: String?, _ place: Place
    ) -> Bool {
        guard isUntagged(tag, place), isWhole(anchor, place) else { return false }
        guard stack.count < limits.nesting else {
            return refuse(
                .nestingTooDeep, place, "values are nested more than \(limits.nesting) deep",
                "No plan needs this; look for brackets that are not closed.")
        }
        if !stack.isEmpty, stack[stack.count - 1].isMapping,
            stack[stack.count - 1].pendingKey == nil
        {
            return refuse(
                .keyNotText, place, "a key must be a word, not a \(isMapping ? "map" : "list")",
                "Quote the key, or look for a missing value.")
        }
        stack.append(Frame(isMapping: isMapping, place: place, anchor: anchor))
        return true
    }

    private mutating func close() -> Bool {
        guard let frame = stack.popLast() else { return true }
        let content: YAMLNode.Content =
            frame.isMapping ? .mapping(frame.entries) : .sequence(frame.items)
        let node = YAMLNode(
            content: content, place: frame.place, weight: frame.weight,
            textBytes: frame.textBytes)
        if let anchor = frame.anchor { anchors[anchor] = node }
        // Its parts have been counted one by one already.
        return put(node, at: frame.place, isAlias: false, counts: 1)
    }

    /// Puts a finished value where it belongs: under its key, into its list, or on top.
    private mutating func put(
        _ node: YAMLNode, at place: Place, isAlias: Bool, counts: Int? = nil
    ) -> Bool {
        valueCount += counts ?? node.weight
        guard valueCount <= limits.values else {
            let why = isAlias ? " once its aliases are filled in" : ""
            return refuse(
                .tooManyValues, place,
                "the file has more than \(limits.values) values\(why)",
                isAlias ? "Repeat less with aliases." : "Split the file.")
        }
        guard !stack.isEmpty else {
            root = node
            return true
        }
        let top = stack.count - 1
        guard stack[top].isMapping else {
            stack[top].items.append(node)
            stack[top].add(node)
            return true
        }
        guard let key = stack[top].pendingKey else { return takeKey(node, place) }
        stack[top].pendingKey = nil
        stack[top].add(node)
        if let text = key.text {
            stack[top].entries.append(.init(key: text, keyPlace: key.place, value: node))
        }
        return true
    }

    private mutating func takeKey(_ node: YAMLNode, _ place: Place) -> Bool {
        let top = stack.count - 1
        guard case .scalar(let scalar) = node.content, !scalar.isNull else {
            findings.report(
                .keyNotText, in: file, at: place, "a key must be a word, not \(node.kindName)",
                help: "Write the key before the colon.")
            stack[top].pendingKey = (nil, place)
            return true
        }
        if scalar.style == .plain, scalar.text == "<<" {
            return refuse(
                .mergeKeyRefused, place, "merge keys (<<) are not part of YAML 1.2",
                "Write the entries out, or repeat a whole value with an alias.")
        }
        if let first = stack[top].firstPlaces[scalar.text] {
            findings.report(
                .duplicateKey, in: file, at: place,
                "\"\(scalar.text.excerpt)\" stands here a second time; the first is at"
                    + " \(first.line):\(first.column)",
                help: "Remove one of the two, or rename it.")
            stack[top].pendingKey = (nil, place)
            return true
        }
        stack[top].textBytes += scalar.text.utf8.count
        stack[top].firstPlaces[scalar.text] = place
        stack[top].pendingKey = (scalar.text, place)
        return true
    }

    private func isUntagged(_ tag: String?, _ place: Place) -> Bool {
        guard let tag else { return true }
        let shown = tag.replacingPrefix("tag:yaml.org,2002:", by: "!!")
        return refuse(
            .tagRefused, place, "the tag \(shown.excerpt) is not part of the plan format",
            "Remove it; the key says what type its value has.")
    }

    /// Refuses an anchor whose name goes on behind what libyaml takes for it: it would make of
    /// `&a:b value` an anchor "a" before the text ":b value", other readers an anchor "a:b".
    private func isWhole(_ anchor: String?, _ place: Place) -> Bool {
        guard let anchor else { return true }
        let line = file.line(place.line).unicodeScalars.dropFirst(place.column - 1)
        // A lone "!" leaves no tag behind, but then the value does not begin with the anchor.
        guard line.first == "&" else { return isUntagged("!", place) }
        let rest = line.dropFirst(1 + anchor.unicodeScalars.count)
        guard let next = rest.first, !" \t,]}".unicodeScalars.contains(next) else { return true }
        return refuse(
            .yamlSyntax, place,
            "the anchor &\(anchor.excerpt) goes on with \"\(next)\", which names of anchors must"
                + " not have",
            "Use letters, digits, \"_\" and \"-\" and a space behind the name, or quote the whole"
                + " value if it begins with \"&\".")
    }

    private func refuse(
        _ code: DiagnosticCode, _ place: Place, _ message: String, _ help: String
    ) -> Bool {
        findings.report(code, in: file, at: place, message, help: help)
        return false
    }
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String, by replacement: String) -> String {
        hasPrefix(prefix) ? replacement + dropFirst(prefix.count) : self
    }
}
