/// Names of months and weekdays in the languages that timelines are often written in, all small.
enum MonthNames {
    /// With or without the dot of a shortened name.
    static func month(_ word: String) -> Int? {
        months[word.hasSuffix(".") ? String(word.dropLast()) : word]
    }

    static func isWeekday(_ word: String) -> Bool {
        weekdays.contains(word.hasSuffix(".") ? String(word.dropLast()) : word)
    }

    /// Every name of a month or a weekday.
    static var all: Set<String> { weekdays.union(months.keys) }

    private static let months: [String: Int] = {
        var months: [String: Int] = [:]
        for list in lists {
            for (index, names) in list.split(separator: " ").enumerated() {
                for name in names.split(separator: "/") { months[String(name)] = index + 1 }
            }
        }
        return months
    }()

    private static let lists = [
        // English
        """
        january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct \
        november/nov december/dec
        """,
        // Norwegian and Danish, Swedish
        "januar februar mars/marts april mai/maj juni juli august september oktober/okt november desember/des/december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        // German with Austria
        "januar/jänner februar/feber märz/maerz/mär/mrz april mai juni juli august september oktober/okt november dezember/dez",
        // Dutch
        "januari februari maart/mrt april mei juni juli augustus september oktober november december",
        // French, Spanish, Italian, Portuguese
        """
        janvier/janv février/fevrier/févr/fév mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre \
        décembre/decembre/déc
        """,
        "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic",
        "gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/set ottobre/ott novembre dicembre",
        "janeiro fevereiro/fev março/marco abril maio/mai junho julho agosto setembro outubro/out novembro dezembro",
    ]

    private static let weekdays: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
        "thu", "thur", "thurs", "fri", "sat", "sun",
        "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag", "måndag", "tisdag", "lördag", "söndag",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
        "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ]
}
