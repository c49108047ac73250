import ArgumentParser

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the configuration and where each value comes from.")

    @OptionGroup var options: ServerOptions

    func run() throws {
        let configuration = try Configuration(flags: options.flags)
        for setting in Setting.allCases {
            guard let value = configuration.values[setting] else { continue }
            print("# \(setting.help)")
            print("\(setting.variable)=\(value.text)    # \(value.source)\n")
        }
        _ = try configuration.provider()
    }
}
