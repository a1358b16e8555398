// SPDX-License-Identifier: Apache-2.0

/// Search for bytes in bytes in linear time, whatever they are (Knuth-Morris-Pratt).
enum TextSearch {
    /// The first place at or behind `start` where the part begins.
    static func find<Part: RandomAccessCollection, Text: RandomAccessCollection>(
        _ part: Part, in text: Text, from start: Int = 0
    ) -> Int?
    where
        Part.Element: Equatable, Text.Element == Part.Element,
        Part.Index == Int, Text.Index == Int
    {
        guard let first = part.first else { return start <= text.count ? start : nil }
        guard part.count > 1 else {
            return text.dropFirst(start).firstIndex(of: first).map { $0 - text.startIndex }
        }
        let borders = self.borders(of: part)
        var matched = 0
        var position = start
        while position < text.count {
            let element = text[text.startIndex + position]
            while matched > 0, element != part[part.startIndex + matched] {
                matched = borders[matched - 1]
            }
            if element == part[part.startIndex + matched] { matched += 1 }
            position += 1
            if matched == part.count { return position - matched }
        }
        return nil
    }

    /// For each prefix the length of the longest proper prefix that is also its suffix.
    private static func borders<Part: RandomAccessCollection>(
        of part: Part
    ) -> [Int] where Part.Element: Equatable, Part.Index == Int {
        var borders = Array(repeating: 0, count: part.count)
        var length = 0
        for position in 1..<part.count {
            let element = part[part.startIndex + position]
            while length > 0, element != part[part.startIndex + length] {
                length = borders[length - 1]
            }
            if element == part[part.startIndex + length] { length += 1 }
            borders[position] = length
        }
        return borders
    }
}
