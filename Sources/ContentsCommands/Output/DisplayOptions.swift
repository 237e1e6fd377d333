import ArgumentParser
import Foundation

extension Style.When: ExpressibleByArgument {}

/// How results are shown, the same for all commands.
package struct DisplayOptions: ParsableArguments {
    @Flag(help: "One JSON object a line.")
    var json = false

    @Option(help: ArgumentHelp("Colours: auto, always or never.", valueName: "when"))
    var color: Style.When = .auto

    @Flag(name: .customLong("no-pager"), help: "Don't page what is longer than the screen.")
    var noPager = false

    package init() {}
}
