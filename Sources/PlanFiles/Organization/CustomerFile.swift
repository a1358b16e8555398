// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// Reads the CSV file of an audience (RFC 4180), in one pass over its bytes.
struct CustomerFile {
    private let file: FileText
    private let context: CompileContext
    private let defaultLanguage: Language
    private var rows: CSVRows

    init(_ file: FileText, context: CompileContext, language: Language) {
        self.file = file
        self.context = context
        defaultLanguage = language
        rows = CSVRows(file.text)
    }

    private enum Column: String, CaseIterable {
        case id, name, tier, language, email, sms, phone, webhook

        var medium: Medium? { Medium(rawValue: rawValue) }
    }

    /// The customers in the order of the rows, without those that have mistakes.
    mutating func customers() -> [Customer] {
        guard let header = rows.next(), let columns = columns(header) else { return [] }
        var customers: [Customer] = []
        while let row = rows.next() {
            // A line with nothing on it is not a row.
            if row.cells.count == 1, row.cells[0].isEmpty { continue }
            guard customers.count < context.limits.customerRows else {
                report(
                    .tooManyValues, row.line,
                    "the file has more than \(context.limits.customerRows) rows",
                    help: "Split the audience.")
                break
            }
            if let customer = customer(row, columns) { customers.append(customer) }
        }
        if let line = rows.unclosedQuoteLine {
            report(
                .badCSV, line, "a quoted field is not closed", help: "Put the closing \".")
        }
        return customers
    }

    private func columns(_ header: CSVRows.Row) -> [Column]? {
        var columns: [Column] = []
        let known = Column.allCases.map(\.rawValue)
        for name in header.cells {
            let bare = name.trimmed.lowercased()
            guard let column = Column(rawValue: bare), !columns.contains(column) else {
                report(
                    .badCSV, header.line,
                    Column(rawValue: bare) == nil
                        ? "there is no column \"\(name.excerpt)\""
                        : "the column \"\(bare)\" stands twice",
                    help: known.hint(for: bare, offering: "Remove it."))
                return nil
            }
            columns.append(column)
        }
        for needed in [Column.id, .name, .tier] where !columns.contains(needed) {
            report(
                .badCSV, header.line, "the column \"\(needed.rawValue)\" is missing",
                help: "The first row names the columns: id,name,tier,language,email,…")
            return nil
        }
        return columns
    }

    private func customer(_ row: CSVRows.Row, _ columns: [Column]) -> Customer? {
        guard row.cells.count == columns.count else {
            report(
                .badCSV, row.line,
                "the row has \(row.cells.count) fields instead of \(columns.count)",
                help: "Quote fields that contain a comma.")
            return nil
        }
        var customer = Customer(
            id: "", name: "", tier: "", language: defaultLanguage, contacts: [])
        for (column, raw) in zip(columns, row.cells) {
            let cell = raw.trimmed
            guard !cell.isEmpty else { continue }
            guard cell.utf8.count <= Field.stringBytes else {
                report(.textTooLong, row.line, "a field is too long", help: "Shorten it.")
                return nil
            }
            set(column, of: &customer, to: cell, line: row.line)
        }
        for (needed, value) in [
            ("id", customer.id), ("name", customer.name), ("tier", customer.tier.raw),
        ] where value.isEmpty {
            report(.badCSV, row.line, "the row has no \(needed)", help: "Fill it in.")
            return nil
        }
        return customer
    }

    private func set(_ column: Column, of customer: inout Customer, to cell: String, line: Int) {
        switch column {
        case .id: customer.id = cell
        case .name: customer.name = cell
        case .tier:
            customer.tier = TierID(cell)
            if !context.names.contains(cell, as: .tier), !context.hasUnreadFiles {
                report(
                    .unknownReference, line, "there is no tier \"\(cell.excerpt)\"",
                    help: context.names.all(.tier).hint(
                        for: cell, offering: "Define it \(Names.Sort.tier.home)."))
            }
        case .language:
            if let language = Language(rawValue: cell) {
                customer.language = language
            } else {
                report(
                    .unknownWord, line, "\"\(cell.excerpt)\" is not a language",
                    help: "Write en or zh, or leave it empty.")
            }
        case .email, .sms, .phone, .webhook:
            guard let medium = column.medium else { return }
            if let address = AddressCheck.normalized(cell, medium: medium) {
                customer.contacts.append(ContactPoint(medium: medium, address: address))
            } else {
                report(
                    .badAddress, line,
                    "\"\(cell.excerpt)\" is not an address for \(medium.rawValue)",
                    help: "Write it as \(AddressCheck.example(medium)).")
            }
        }
    }

    private func report(
        _ code: DiagnosticCode, _ line: Int, _ message: String, help: String
    ) {
        context.findings.report(
            code, in: file, at: Place(line: line, column: 1), message, help: help)
    }
}

/// The rows of a CSV text.
struct CSVRows {
    struct Row {
        var cells: [String]
        /// The line on which it begins, from 1.
        var line: Int
    }

    private let bytes: [UInt8]
    private var index: Int
    private var line = 1
    /// Where a quoted field begins that has no end; nil while there is none.
    private(set) var unclosedQuoteLine: Int?

    init(_ text: String) {
        bytes = Array(text.utf8)
        index = 0
    }

    /// The next row, nil at the end.
    mutating func next() -> Row? {
        guard index < bytes.count else { return nil }
        var row = Row(cells: [], line: line)
        while true {
            row.cells.append(cell())
            guard index < bytes.count else { return row }
            let separator = bytes[index]
            index += 1
            if separator == UInt8(ascii: ",") {
                if index == bytes.count { row.cells.append("") }
                if index == bytes.count { return row }
                continue
            }
            if separator == UInt8(ascii: "\r"), index < bytes.count,
                bytes[index] == UInt8(ascii: "\n")
            {
                index += 1
            }
            line += 1
            return row
        }
    }

    private mutating func cell() -> String {
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return quotedCell() }
        let start = index
        while index < bytes.count, !isSeparator(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func quotedCell() -> String {
        let firstLine = line
        var content: [UInt8] = []
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard byte == UInt8(ascii: "\"") else {
                content.append(byte)
                continue
            }
            if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
                content.append(byte)
                index += 1
                continue
            }
            // What follows a closing quotation mark belongs to the cell, as spreadsheets do it.
            while index < bytes.count, !isSeparator(bytes[index]) {
                content.append(bytes[index])
                index += 1
            }
            return String(decoding: content, as: UTF8.self)
        }
        unclosedQuoteLine = firstLine
        return String(decoding: content, as: UTF8.self)
    }

    private func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
}

extension String {
    /// Without spaces at both ends.
    package var trimmed: String {
        guard utf8.first == 0x20 || utf8.first == 9 || utf8.last == 0x20 || utf8.last == 9 else {
            return self
        }
        let start = drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(start[...last])
    }
}
