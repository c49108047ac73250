import Foundation

extension PasteReader {
    mutating func take(_ statement: PastedLine.ZoneStatement) {
        take(statement.zone)
        if let date = statement.date, take(date) { lastSecondOfDay = nil }
    }

    mutating func take(_ named: PastedLine.NamedZone) {
        switch named {
        case .known(let word):
            let (zone, question) = reading.settled(word)
            reading.zone = zone
            let isAnswered = reading.zones[word.abbreviation ?? ""] != nil
            statedZone = (isAnswered ? nil : word.abbreviation, question != nil)
            if let name = word.abbreviation, question != nil { ask(.zone(name: name, choices: word.choices)) }
        case .unknown(let name):
            if let answer = reading.zones[name] {
                reading.zone = answer
                statedZone = (nil, false)
            } else {
                statedZone = (name, true)
                ask(.zone(name: name, choices: []))
            }
        }
    }
}
