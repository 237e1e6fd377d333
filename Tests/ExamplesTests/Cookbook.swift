import Foundation

/// The cookbook's lessons, in the order of its README.
enum Cookbook {
    static let lessons = [
        history, streaming, tools, structured, search, picture, speech, moderation, files, reasoning, errors, many,
    ]

    /// Those that are compiled beside their generated files, and in which language mode: two, or with COOKBOOK=all each
    /// of them in both.
    static let compiled: [(CookbookLesson, String)] =
        ProcessInfo.processInfo.environment["COOKBOOK"] == "all"
        ? lessons.flatMap { lesson in ["5", "6"].map { (lesson, $0) } } : [(streaming, "5"), (many, "6")]

    private static let history = CookbookLesson(
        "ChatHistory",
        .says("Oslo is the capital of Norway.", to: "capital of Norway"),
        .says("About 700,000 people live in Oslo.", to: "How many people live there"),
        .says("In the east of Norway, at the end of the Oslofjord.", to: "Where exactly"),
        prints: """
            You:   What is the capital of Norway?
            Model: Oslo is the capital of Norway.
            You:   How many people live there?
            Model: About 700,000 people live in Oslo.
            You:   Where exactly is it?
            Model: In the east of Norway, at the end of the Oslofjord.
            7 messages so far

            """)

    private static let streaming = CookbookLesson(
        "Streaming",
        .says("Air scatters blue light more than red light. So blue comes from everywhere.", to: "sky blue"),
        prints: """
            Air scatters blue light more than red light. So blue comes from everywhere.
            13 tokens; it ended with: stop

            """)

    private static let tools = CookbookLesson(
        "ToolLoop",
        .calls(("stock_of", #"{"name":"lamp"}"#), ("stock_of", #"{"name":"chair"}"#), to: "Can I have a lamp"),
        .says("A lamp, yes, for 19.50. There is no chair today; it costs 45.00.", to: #""pieces":0"#),
        prints: """
            The model asks for the lamp: 3 pieces, 19.5
            The model asks for the chair: 0 pieces, 45.0
            A lamp, yes, for 19.50. There is no chair today; it costs 45.00.

            """)

    private static let structured = CookbookLesson(
        "StructuredOutput",
        .says(
            """
            {"title": "Pancakes", "minutes": 20, "difficulty": "easy", "winePairing": null, "ingredients": [
                {"name": "flour", "grams": 125}, {"name": "milk", "grams": 250}, {"name": "eggs", "grams": 110}]}
            """, to: "pancakes for two"),
        prints: """
            Pancakes: 20 minutes, easy
              125 g flour
              250 g milk
              110 g eggs
              Drink with it: nothing
            Together: 485 g

            """)

    private static let search = CookbookLesson(
        "EmbeddingsSearch",
        prints: """
            When can I go swimming?
              32 %  The swimming pool opens at seven in the morning.
              29 %  Swimming lessons for children take place on Saturdays.
            Which museum should I visit?
              25 %  The museum of clocks is closed on Mondays.
              23 %  Bicycles can be rented beside the main station.

            """)

    private static let picture = CookbookLesson(
        "Picture",
        .says("A red square that fills the whole picture.", to: "What is in this picture?"),
        prints: """
            square.png: 79 bytes
            A red square that fills the whole picture.

            """)

    private static let speech = CookbookLesson(
        "Speech",
        prints: """
            Spoken: 18444 bytes in announcement.wav
            Heard:  The train to Bergen leaves from platform four.
            Each word is the same.

            """)

    private static let moderation = CookbookLesson(
        "Moderation",
        prints: """
            shown  Thank you, this lesson helped me a lot!
            hidden I will hurt you if you write that again.
                   because of violence (91 %)
            hidden Only somebody stupid can ask such a question.
                   because of harassment (91 %)

            """)

    private static let files = CookbookLesson(
        "FileSearch",
        prints: """
            2 files can be searched.
            Can I return shoes that I have worn?
              returns.txt: Worn shoes are not taken back.
            How long does delivery take on islands?
              delivery.txt: On islands, delivery takes a week.
            file-1 is deleted: true
            file-2 is deleted: true

            """)

    private static let reasoning = CookbookLesson(
        "Reasoning",
        .says(
            "The ball costs 0.10.", "The ball costs 0.05.", to: "A bat and a ball",
            thinking: [
                "1.10 less 1.00 is 0.10.",
                "Without the 1.00 that the bat costs more, both together cost 0.10, so each costs half of it.",
            ]),
        prints: """
            Effort: low
              Thoughts: 1.10 less 1.00 is 0.10.
              Answer: The ball costs 0.10.
              5 of 9 tokens were thoughts.
            Effort: high
              Thoughts: Without the 1.00 that the bat costs more, both together cost 0.10, so each costs half of it.
              Answer: The ball costs 0.05.
              18 of 22 tokens were thoughts.

            """)

    private static let errors = CookbookLesson(
        "Errors",
        .says("An error is a call for help from a program.", to: "What is an error?"),
        .breaksOff("1, 2, 3, 4, 5, 6, 7,", to: "Count to a million"),
        prints: """
            An error is a call for help from a program.
            1, 2, 3, 4, 5, 6, 7,
            … cut off: maxCompletionTokens was reached
            There is no such thing: model_not_found
            The API refused with status 400 because of temperature
            Not recorded, and not sent: POST /chat/completions

            """)

    private static let many = CookbookLesson(
        "ManyAtOnce",
        .says("Brot", to: "one word: bread"), .says("Käse", to: "one word: cheese"),
        .says("Apfel", to: "one word: apple"), .says("Suppe", to: "one word: soup"),
        .says("Wasser", to: "one word: water"), .says("Yes", "No", "Yes", "Yes", to: "Is a tomato a fruit?"),
        prints: """
            bread = Brot
            cheese = Käse
            apple = Apfel
            soup = Suppe
            water = Wasser
            Is a tomato a fruit? 4 of 5 say yes.

            """)
}
