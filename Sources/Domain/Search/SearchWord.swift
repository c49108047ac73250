/// How a word is found however it is written: the forms under which the index holds it, and the forms that a search
/// asks for.
package enum SearchWord {
    /// The forms of a word of a text, the word itself first: its letters folded, its stem, and for scripts without
    /// spaces between words each sign and each pair of signs.
    ///
    /// - Parameter word: in lower case and without diacritics, as the index's own tokenizer makes it.
    package static func indexed(_ word: String) -> [String] {
        var forms = [folded(word)]
        var seen = Set(forms)
        func add(_ form: String) {
            if !form.isEmpty && seen.insert(form).inserted { forms.append(form) }
        }
        for run in runs(of: forms[0]) {
            if run.isUnspaced {
                pairs(of: run.signs).forEach(add)
                run.signs.forEach { add(String(String.UnicodeScalarView([$0]))) }
            } else {
                let part = String(String.UnicodeScalarView(run.signs))
                add(part)
                add(stem(part))
            }
        }
        return forms
    }

    /// The words to ask for when somebody searches for a word: one, or the pairs of signs of a script without spaces.
    package static func asked(_ word: String) -> [String] {
        runs(of: word).flatMap { run in
            run.isUnspaced && run.signs.count > 1
                ? pairs(of: run.signs) : [String(String.UnicodeScalarView(run.signs))]
        }
    }

    /// Letters that have no parts and are written otherwise on keyboards without them: *Økonomi* is found as *okonomi*.
    package static func folded(_ word: String) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
        var result = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            switch scalar {
            case "ø", "Ø": result.append("o")
            case "æ", "Æ": result.append(contentsOf: "ae".unicodeScalars)
            case "œ", "Œ": result.append(contentsOf: "oe".unicodeScalars)
            case "ß", "ẞ": result.append(contentsOf: "ss".unicodeScalars)
            case "đ", "Đ", "ð", "Ð": result.append("d")
            case "þ", "Þ": result.append(contentsOf: "th".unicodeScalars)
            case "ł", "Ł": result.append("l")
            case "ħ", "Ħ": result.append("h")
            case "ŧ", "Ŧ": result.append("t")
            case "ŋ", "Ŋ": result.append("n")
            case "ı": result.append("i")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private struct Run {
        let isUnspaced: Bool
        var signs: [Unicode.Scalar]
    }

    private static func runs(of word: String) -> [Run] {
        var runs: [Run] = []
        for scalar in word.unicodeScalars {
            // A mark stays with its letter.
            let isMark = scalar.properties.generalCategory == .nonspacingMark && !runs.isEmpty
            let isUnspaced = isMark ? runs[runs.count - 1].isUnspaced : isUnspaced(scalar)
            if runs.last?.isUnspaced == isUnspaced {
                runs[runs.count - 1].signs.append(scalar)
            } else {
                runs.append(Run(isUnspaced: isUnspaced, signs: [scalar]))
            }
        }
        return runs
    }

    private static func pairs(of signs: [Unicode.Scalar]) -> [String] {
        zip(signs, signs.dropFirst()).map { String(String.UnicodeScalarView([$0, $1])) }
    }

    /// Han, Hiragana, Katakana, Thai, Lao, Burmese and Khmer.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3040...0x30FF, 0x31F0...0x31FF,
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
