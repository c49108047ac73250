/// The square of a QR code while it is being filled: first the patterns that scanners look for, then the data around
/// them.
struct QRMatrix {
    private(set) var modules: [[Bool]]
    /// The modules that data must not change.
    private var isFixed: [[Bool]]
    private let size: Int

    init(_ version: QRVersion) {
        size = version.size
        modules = [[Bool]](repeating: [Bool](repeating: false, count: size), count: size)
        isFixed = modules
        for index in 0..<size {
            fix(row: 6, column: index, index % 2 == 0)
            fix(row: index, column: 6, index % 2 == 0)
        }
        for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { placeFinder(row, column) }
        for row in version.alignment {
            for column in version.alignment where !isCorner(row, column) { placeAlignment(row, column) }
        }
        // Space for the format, and the one module that is always dark.
        for index in 0..<9 {
            reserve(8, index)
            reserve(index, 8)
        }
        for index in 0..<8 {
            reserve(8, size - 1 - index)
            reserve(size - 1 - index, 8)
        }
        fix(row: size - 8, column: 8, true)
        if version.number >= 7 { placeVersion(version.number) }
    }

    /// Places data in pairs of columns from the right, alternately upwards and downwards, skipping the vertical timing
    /// pattern.
    mutating func place(_ codewords: [UInt8], mask: Int) {
        var bit = 0
        var isUpward = true
        var right = size - 1
        while right > 0 {
            if right == 6 { right = 5 }
            for step in 0..<size {
                let row = isUpward ? size - 1 - step : step
                for column in [right, right - 1] where !isFixed[row][column] {
                    let isSet = bit < codewords.count * 8 && codewords[bit / 8] & UInt8(0x80 >> (bit % 8)) != 0
                    modules[row][column] = isSet != QRMatrix.inverts(mask, row, column)
                    bit += 1
                }
            }
            isUpward.toggle()
            right -= 2
        }
    }

    /// Writes error correction level M and the mask, with their own error correction, in two places.
    mutating func placeFormat(mask: Int) {
        let bits = QRMatrix.format(mask: mask)
        for index in 0..<15 {
            let isDark = (bits >> index) & 1 == 1
            // Beside the upper left corner.
            switch index {
            case 0...5: modules[index][8] = isDark
            case 6: modules[7][8] = isDark
            case 7: modules[8][8] = isDark
            case 8: modules[8][7] = isDark
            default: modules[8][14 - index] = isDark
            }
            // Below the upper right one and beside the lower left one.
            if index < 8 { modules[8][size - 1 - index] = isDark } else { modules[size - 15 + index][8] = isDark }
        }
        modules[size - 8][8] = true
    }

    /// 00 for M, then the mask; a BCH code of 15 bits.
    static func format(mask: Int) -> Int {
        var remainder = mask << 10
        for shift in stride(from: 14, through: 10, by: -1) where (remainder >> shift) & 1 == 1 {
            remainder ^= 0x537 << (shift - 10)
        }
        return (mask << 10 | remainder) ^ 0x5412
    }

    static func versionBits(_ number: Int) -> Int {
        var remainder = number << 12
        for shift in stride(from: 17, through: 12, by: -1) where (remainder >> shift) & 1 == 1 {
            remainder ^= 0x1F25 << (shift - 12)
        }
        return number << 12 | remainder
    }

    static func inverts(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
        switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: row * column % 2 + row * column % 3 == 0
        case 6: (row * column % 2 + row * column % 3) % 2 == 0
        default: ((row + column) % 2 + row * column % 3) % 2 == 0
        }
    }

    private mutating func placeVersion(_ number: Int) {
        let bits = QRMatrix.versionBits(number)
        for index in 0..<18 {
            let isDark = (bits >> index) & 1 == 1
            fix(row: index / 3, column: size - 11 + index % 3, isDark)
            fix(row: size - 11 + index % 3, column: index / 3, isDark)
        }
    }

    /// A square in a ring, with a light border where it fits.
    private mutating func placeFinder(_ row: Int, _ column: Int) {
        for y in -4...4 {
            for x in -4...4 where (0..<size).contains(row + y) && (0..<size).contains(column + x) {
                let distance = max(abs(x), abs(y))
                fix(row: row + y, column: column + x, distance != 2 && distance != 4)
            }
        }
    }

    private mutating func placeAlignment(_ row: Int, _ column: Int) {
        for y in -2...2 {
            for x in -2...2 { fix(row: row + y, column: column + x, max(abs(x), abs(y)) != 1) }
        }
    }

    private func isCorner(_ row: Int, _ column: Int) -> Bool {
        (row == 6 && column == 6) || (row == 6 && column == size - 7) || (row == size - 7 && column == 6)
    }

    private mutating func reserve(_ row: Int, _ column: Int) { isFixed[row][column] = true }

    private mutating func fix(row: Int, column: Int, _ isDark: Bool) {
        modules[row][column] = isDark
        isFixed[row][column] = true
    }
}
