/// How hard a pattern is to read, by the four rules of ISO/IEC 18004, section 7.8.3: the mask with the lowest penalty
/// is used.
enum QRPenalty {
    static func of(_ modules: [[Bool]]) -> Int {
        let columns = modules.indices.map { column in modules.map { $0[column] } }
        let lines = modules + columns
        return lines.reduce(0) { $0 + runs(in: $1) + falseFinders(in: $1) } + blocks(in: modules) + balance(of: modules)
    }

    /// Five or more modules of one colour in a row.
    static func runs(in line: [Bool]) -> Int {
        var penalty = 0
        var length = 0
        var last: Bool?
        for module in line {
            length = module == last ? length + 1 : 1
            last = module
            if length == 5 { penalty += 3 } else if length > 5 { penalty += 1 }
        }
        return penalty
    }

    private static let finder = [true, false, true, true, true, false, true]
    private static let light = [Bool](repeating: false, count: 4)

    /// Patterns that look like a finder pattern with light modules beside it.
    static func falseFinders(in line: [Bool]) -> Int {
        let patterns = [light + finder, finder + light]
        guard line.count >= 11 else { return 0 }
        return (0...(line.count - 11)).reduce(0) { penalty, start in
            let part = Array(line[start..<(start + 11)])
            return penalty + 40 * patterns.count { $0 == part }
        }
    }

    /// Blocks of two by two modules of one colour.
    private static func blocks(in modules: [[Bool]]) -> Int {
        var penalty = 0
        for row in modules.indices.dropLast() {
            for column in modules.indices.dropLast() {
                let colour = modules[row][column]
                if modules[row][column + 1] == colour && modules[row + 1][column] == colour
                    && modules[row + 1][column + 1] == colour
                {
                    penalty += 3
                }
            }
        }
        return penalty
    }

    /// How far the share of dark modules is from half, in steps of five percent.
    private static func balance(of modules: [[Bool]]) -> Int {
        let count = modules.count * modules.count
        let dark = modules.reduce(0) { $0 + $1.count { $0 } }
        return abs(dark * 20 - count * 10) / max(count, 1) * 10
    }
}
