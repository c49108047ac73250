/// Common emoji by the names that GitHub, GitLab and Slack give them.
enum EmojiNames {
    /// In bytes.
    static let longest = 32

    static func emoji(named name: Bytes) -> String? {
        guard (1...longest).contains(name.count) else { return nil }
        return table[String(decoding: name, as: UTF8.self)]
    }

    /// The name between the colons that begin at `colon`.
    static func name(in text: Bytes, colon: Int) -> Range<Int>? {
        let start = colon + 1
        var end = start
        while end - start <= longest, isPartOfName(text.at(end)) { end += 1 }
        guard end > start, text.at(end) == UInt8(ascii: ":"), !isPartOfWord(text.at(colon - 1)),
            !isPartOfWord(text.at(end + 1))
        else { return nil }
        return start..<end
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        byte.isLowercase || byte.isDigit || "_+-".utf8.contains(byte)
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte == UInt8(ascii: ":")
    }

    private static let table: [String: String] = [
        "+1": "👍", "-1": "👎", "100": "💯", "alarm_clock": "⏰", "alien": "👽", "ambulance": "🚑",
        "anger": "💢",
        "angry": "😠", "arrow_down": "⬇️", "arrow_left": "⬅️", "arrow_right": "➡️", "arrow_up": "⬆️",
        "art": "🎨",
        "ballot_box_with_check": "☑️", "bangbang": "‼️", "bar_chart": "📊", "battery": "🔋", "bee": "🐝",
        "beer": "🍺",
        "beers": "🍻", "beetle": "🐞", "bell": "🔔", "blue_heart": "💙", "blush": "😊", "bomb": "💣",
        "book": "📖",
        "bookmark": "🔖", "books": "📚", "boom": "💥", "brain": "🧠", "broken_heart": "💔", "bug": "🐛",
        "bulb": "💡",
        "cactus": "🌵", "cake": "🍰", "calendar": "📅", "camera": "📷", "canary": "🐤", "cat": "🐱",
        "chart_with_downwards_trend": "📉", "chart_with_upwards_trend": "📈", "checkered_flag": "🏁",
        "clap": "👏",
        "clipboard": "📋", "clock": "🕒", "cloud": "☁️", "coffee": "☕", "collision": "💥", "computer": "💻",
        "confetti_ball": "🎊", "confused": "😕", "construction": "🚧", "construction_worker": "👷",
        "cop": "👮",
        "cry": "😢", "crying_cat_face": "😿", "crystal_ball": "🔮", "customs": "🛃", "dart": "🎯",
        "date": "📅",
        "diamonds": "♦️", "disappointed": "😞", "dog": "🐶", "door": "🚪", "duck": "🦆", "earth_africa": "🌍",
        "earth_americas": "🌎", "earth_asia": "🌏", "electric_plug": "🔌", "email": "📧", "envelope": "✉️",
        "exclamation": "❗", "exploding_head": "🤯", "eyes": "👀", "facepalm": "🤦", "file_folder": "📁",
        "fire": "🔥",
        "fire_engine": "🚒", "fire_extinguisher": "🧯", "firecracker": "🧨", "fireworks": "🎆",
        "flashlight": "🔦",
        "floppy_disk": "💾", "four_leaf_clover": "🍀", "gear": "⚙️", "gem": "💎", "ghost": "👻", "gift": "🎁",
        "globe_with_meridians": "🌐", "goal_net": "🥅", "green_circle": "🟢", "green_heart": "💚",
        "grimacing": "😬",
        "grin": "😁", "grinning": "😀", "guardsman": "💂", "hammer": "🔨", "hammer_and_wrench": "🛠️",
        "handshake": "🤝",
        "headphones": "🎧", "heart": "❤️", "heart_eyes": "😍", "heavy_check_mark": "✔️",
        "heavy_exclamation_mark": "❗",
        "heavy_minus_sign": "➖", "heavy_plus_sign": "➕", "hocho": "🔪", "hospital": "🏥",
        "hourglass": "⌛",
        "hourglass_flowing_sand": "⏳", "house": "🏠", "hugs": "🤗", "inbox_tray": "📥",
        "information_source": "ℹ️",
        "innocent": "😇", "interrobang": "⁉️", "iphone": "📱", "joy": "😂", "key": "🔑", "label": "🏷️",
        "large_blue_circle": "🔵", "laughing": "😆", "link": "🔗", "lock": "🔒", "loudspeaker": "📢",
        "mag": "🔍",
        "mailbox": "📫", "man_shrugging": "🤷‍♂️", "mega": "📣", "memo": "📝", "mending_heart": "❤️‍🩹",
        "microscope": "🔬",
        "money_with_wings": "💸", "moneybag": "💰", "monocle_face": "🧐", "mountain": "⛰️", "muscle": "💪",
        "mute": "🔇",
        "negative_squared_cross_mark": "❎", "neutral_face": "😐", "no_bell": "🔕", "no_entry": "⛔",
        "no_entry_sign": "🚫", "ok": "🆗", "ok_hand": "👌", "open_mouth": "😮", "orange_circle": "🟠",
        "outbox_tray": "📤", "package": "📦", "page_facing_up": "📄", "pager": "📟", "paperclip": "📎",
        "party_popper": "🎉",
        "pencil": "📝", "pencil2": "✏️", "pensive": "😔", "phone": "☎️", "pill": "💊", "pizza": "🍕",
        "point_down": "👇",
        "point_left": "👈", "point_right": "👉", "point_up": "☝️", "police_car": "🚓", "poop": "💩",
        "pray": "🙏",
        "purple_heart": "💜", "pushpin": "📌", "question": "❓", "rage": "😡", "rainbow": "🌈",
        "raised_hands": "🙌",
        "recycle": "♻️", "red_circle": "🔴", "relieved": "😌", "repeat": "🔁", "rescue_worker_helmet": "⛑️",
        "robot": "🤖",
        "rocket": "🚀", "rotating_light": "🚨", "round_pushpin": "📍", "runner": "🏃", "satellite": "📡",
        "scissors": "✂️",
        "scream": "😱", "scroll": "📜", "see_no_evil": "🙈", "seedling": "🌱", "shield": "🛡️", "ship": "🚢",
        "shrug": "🤷",
        "skull": "💀", "sleeping": "😴", "slightly_frowning_face": "🙁", "slightly_smiling_face": "🙂",
        "smile": "😄",
        "smiley": "😃", "smirk": "😏", "snail": "🐌", "snowflake": "❄️", "sob": "😭", "sos": "🆘",
        "sparkles": "✨",
        "speech_balloon": "💬", "star": "⭐", "star2": "🌟", "stop_sign": "🛑", "stopwatch": "⏱️",
        "sunglasses": "😎",
        "sunny": "☀️", "sweat": "😓", "sweat_smile": "😅", "tada": "🎉", "telephone": "☎️", "test_tube": "🧪",
        "thermometer": "🌡️", "thinking": "🤔", "thought_balloon": "💭", "thumbsdown": "👎", "thumbsup": "👍",
        "ticket": "🎫", "tired_face": "😫", "toolbox": "🧰", "tractor": "🚜", "traffic_light": "🚥",
        "triangular_flag_on_post": "🚩",
        "trophy": "🏆", "truck": "🚚", "turtle": "🐢", "umbrella": "☔", "unamused": "😒", "unicorn": "🦄",
        "unlock": "🔓",
        "upside_down_face": "🙃", "v": "✌️", "vertical_traffic_light": "🚦", "warning": "⚠️",
        "wastebasket": "🗑️",
        "watch": "⌚", "wave": "👋", "weary": "😩", "whale": "🐳", "white_check_mark": "✅",
        "white_circle": "⚪",
        "white_large_square": "⬜", "wine_glass": "🍷", "wink": "😉", "woman_shrugging": "🤷‍♀️",
        "wrench": "🔧", "x": "❌",
        "yellow_circle": "🟡", "yellow_heart": "💛", "yum": "😋", "zap": "⚡", "zzz": "💤",
    ]
}
