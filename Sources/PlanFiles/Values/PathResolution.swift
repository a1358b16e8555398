// SPDX-License-Identifier: Apache-2.0

/// Finds the file that a path in another file means.
enum PathResolution {
    /// The path from the top of the plan folder: relative to the folder of the file where that
    /// exists (with one of `endings`), otherwise to the top. Where neither exists, as if it were
    /// beside the file. Nil, after a report, for a path that leads out.
    static func find(_ path: String, from field: Field, endings: [String] = [""]) -> String? {
        let folder = field.file.folder
        let beside = joined(folder, path)
        let fromTop = joined("", path)
        let sources = field.context.sources
        for candidate in [beside, fromTop].compactMap({ $0 })
        where endings.contains(where: { sources[candidate + $0] != nil }) {
            return candidate
        }
        if let any = beside ?? fromTop { return any }
        field.report(
            .pathOutside, "\"\(path.excerpt)\" leads out of the plan folder",
            help: "Write a path relative to this file, with \"/\", that stays inside the folder.")
        return nil
    }

    /// A path below a folder with `.` and `..` taken away; nil when it leads out, is absolute or
    /// uses backslashes.
    static func joined(_ folder: String, _ path: String) -> String? {
        guard !path.isEmpty, !path.hasPrefix("/"), !path.contains("\\") else { return nil }
        var parts = folder.split(separator: "/").map(String.init)
        for part in path.split(separator: "/").map(String.init) where part != "." {
            if part == ".." {
                guard parts.popLast() != nil else { return nil }
            } else {
                parts.append(part)
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "/")
    }
}
