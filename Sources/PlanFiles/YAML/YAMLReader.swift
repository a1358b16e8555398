// SPDX-License-Identifier: Apache-2.0

// The event interface of libyaml. A composer recurses, fills in aliases without a bound and stops
// at the first doubled key; from events one can count before anything grows, and say where both
// keys stand.
internal import CLibYAML

/// Reads one YAML file into nodes, within the limits.
package enum YAMLReader {
    /// The top value of the file, or nil with findings. Keys that stand twice are reported and
    /// the first one counts.
    package static func read(
        _ file: FileText, limits: ReaderLimits, findings: Findings
    ) -> YAMLNode? {
        guard !hasTooManyDirectives(file, findings) else { return nil }
        var builder = YAMLTreeBuilder(file: file, limits: limits, findings: findings)
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return nil }
        defer { yaml_parser_delete(&parser) }
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
        let bytes = Array(file.text.utf8)
        let isRead = bytes.withUnsafeBufferPointer { buffer in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            return pump(&parser, into: &builder)
        }
        guard isRead else { return nil }
        guard let root = builder.root, !root.isNull else {
            findings.report(
                .emptyFile, in: file, at: .start, "the file holds nothing",
                help: "Begin it with a line such as muster: plan/1, or remove it.")
            return nil
        }
        return root
    }

    // libyaml compares every %TAG line with all before it; a plan has none.
    private static func hasTooManyDirectives(_ file: FileText, _ findings: Findings) -> Bool {
        var count = 0
        var isLineStart = true
        for byte in file.text.utf8 {
            if isLineStart, byte == UInt8(ascii: "%") { count += 1 }
            isLineStart = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        }
        guard count > 16 else { return false }
        findings.report(
            .yamlSyntax, in: file, at: .start, "\(count) lines begin with %",
            help: "Remove them, or indent them if they belong to a text.")
        return true
    }

    /// Hands every event to the builder until the end or the first error.
    private static func pump(
        _ parser: inout yaml_parser_t, into builder: inout YAMLTreeBuilder
    ) -> Bool {
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else {
                report(parser, builder)
                return false
            }
            defer { yaml_event_delete(&event) }
            if event.type == YAML_STREAM_END_EVENT { return true }
            guard let step = YAMLEvent(event) else { continue }
            guard builder.take(step) else { return false }
        }
    }

    private static func report(_ parser: yaml_parser_t, _ builder: YAMLTreeBuilder) {
        let problem = YAMLProblem(
            context: parser.context.map { String(cString: $0) } ?? "",
            problem: parser.problem.map { String(cString: $0) } ?? "the file cannot be read",
            place: Place(parser.problem_mark),
            start: parser.context == nil ? nil : Place(parser.context_mark))
        builder.report(problem)
    }
}

/// An event of the parser as Swift values.
enum YAMLEvent {
    case documentStart(Place)
    case alias(String, Place)
    case scalar(Scalar, anchor: String?, tag: String?, Place)
    case sequenceStart(anchor: String?, tag: String?, Place)
    case mappingStart(anchor: String?, tag: String?, Place)
    case collectionEnd

    /// Nil for events that mean nothing to the tree.
    init?(_ event: yaml_event_t) {
        let place = Place(event.start_mark)
        switch event.type {
        case YAML_DOCUMENT_START_EVENT: self = .documentStart(place)
        case YAML_ALIAS_EVENT: self = .alias(Self.text(event.data.alias.anchor) ?? "", place)
        case YAML_SCALAR_EVENT:
            let data = event.data.scalar
            let bytes = UnsafeBufferPointer(start: data.value, count: data.length)
            let scalar = Scalar(
                text: String(decoding: bytes, as: UTF8.self), style: Self.style(data.style),
                end: Place(event.end_mark))
            self = .scalar(
                scalar, anchor: Self.text(data.anchor), tag: Self.text(data.tag), place)
        case YAML_SEQUENCE_START_EVENT:
            let data = event.data.sequence_start
            self = .sequenceStart(
                anchor: Self.text(data.anchor), tag: Self.text(data.tag), place)
        case YAML_MAPPING_START_EVENT:
            let data = event.data.mapping_start
            self = .mappingStart(anchor: Self.text(data.anchor), tag: Self.text(data.tag), place)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: self = .collectionEnd
        default: return nil
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(decodingCString: $0, as: UTF8.self) }
    }

    private static func style(_ style: yaml_scalar_style_t) -> Scalar.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }
}

extension Place {
    init(_ mark: yaml_mark_t) {
        self.init(line: mark.line + 1, column: mark.column + 1)
    }
}
