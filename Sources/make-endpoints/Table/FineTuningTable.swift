extension Table {
    static let fineTuning = [
        Resource(
            "fineTuning", "FineTuning", property: "Models trained further with examples of one's own.",
            "The endpoints below `/fine_tuning`"),
        Resource(
            "fineTuning.jobs", "FineTuningJobs", property: "What trains models further.", "What trains models further",
            page: "fine-tuning",
            [
                createJob,
                Endpoint(
                    "retrieve", .get, "/fine_tuning/jobs/{fineTuningJobID}", .object("FineTuningJob"),
                    "How far a job has got.", [jobID]),
                Endpoint(
                    "list", .get, "/fine_tuning/jobs", .page("FineTuningJob"), "All jobs, the newest first.",
                    [.after, .limit, .optional("metadata", .textsByName, "only jobs that were given these.")]),
                changeJob("cancel", "Stops a job for good."),
                changeJob("pause", "Halts a job; `resume` lets it go on."),
                changeJob("resume", "Lets a job go on that was halted."),
                Endpoint(
                    "listEvents", .get, "/fine_tuning/jobs/{fineTuningJobID}/events", .page("FineTuningJobEvent"),
                    "What a job has told of itself, the newest first.",
                    example: """
                        for try await event in try await client.fineTuning.jobs.listEvents("ftjob-…") { print(event.message) }
                        """,
                    [jobID, .after, .limit]),
            ]),
        Resource(
            "fineTuning.jobs.checkpoints", "FineTuningJobCheckpoints",
            property: "The models that a job made on its way.",
            "The models that a job made on its way", page: "fine-tuning/list-checkpoints",
            [
                Endpoint(
                    "list", .get, "/fine_tuning/jobs/{fineTuningJobID}/checkpoints", .page("FineTuningJobCheckpoint"),
                    "The models that a job made on its way.", [jobID, .after, .limit])
            ]),
    ]

    static let fineTuningCheckpoints = [
        Resource(
            "fineTuning.checkpoints", "FineTuningCheckpoints", property: "Models that a job made on its way.",
            "The endpoints below `/fine_tuning/checkpoints`"),
        Resource(
            "fineTuning.checkpoints.permissions", "FineTuningCheckpointPermissions",
            property: "Which projects may use a model.", "Which projects may use a model",
            page: "fine-tuning/list-permissions", notes: "The API asks for an administrator's key.",
            [
                Endpoint(
                    "create", .post, permissions, .page("FineTuningCheckpointPermission"),
                    "Lets projects use a model.",
                    [checkpoint, .required("projectIDs", .texts, "of the projects.")]),
                listPermissions("list", deprecated: nil),
                listPermissions("retrieve", deprecated: "Use list(_:projectID:after:limit:order:)."),
                Endpoint(
                    "delete", .delete, "\(permissions)/{permissionID}", .object("DeletedObject"),
                    "Takes a model away from a project.",
                    [.id("permissionID", "of the permission."), .path("fineTunedModelCheckpoint", "the model's name.")]),
            ]),
    ]

    static let fineTuningGraders = [
        Resource(
            "fineTuning.alpha", "FineTuningAlpha", property: "What is still being tried out.",
            "The endpoints below `/fine_tuning/alpha`"),
        Resource(
            "fineTuning.alpha.graders", "FineTuningGraders", property: "What marks a model's answers.",
            "What marks a model's answers", page: "graders",
            [
                Endpoint(
                    "run", .post, "/fine_tuning/alpha/graders/run", .object("GraderRunResponse"), "Marks an answer.",
                    [
                        grader,
                        .optional("item", .json, "what was asked; `item` in the grader's texts."),
                        .required("modelSample", .text, "the answer; `sample` in the grader's texts."),
                    ]),
                Endpoint(
                    "validate", .post, "/fine_tuning/alpha/graders/validate", .object("GraderValidateResponse"),
                    "Checks whether a grader can be used.", [grader]),
            ]),
    ]

    private static let createJob = Endpoint(
        "create", .post, "/fine_tuning/jobs", .object("FineTuningJob"), "Begins to train a model.",
        example: """
            let examples = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "examples.jsonl"))
            let file = try await client.files.create(file: examples, purpose: "fine-tune")
            let job = try await client.fineTuning.jobs.create(trainingFile: file.id, model: "gpt-4o-mini-2024-07-18")
            """,
        hasOwnSeed: true,
        [
            .required("trainingFile", .text, "the ID of an uploaded JSONL file of examples."),
            .optional("validationFile", .text, "the ID of a file of examples to test with."),
            .required("model", .text, "what is trained, such as `gpt-4o-mini-2024-07-18`."),
            .optional(
                "method", .object("FineTuningJob.Method"),
                "such as `.supervised(.init(hyperparameters: .init(nEpochs: 3)))`."),
            .optional("suffix", .text, "becomes part of the new model's name, up to 64 characters."),
            .optional("integrations", .json, "where else the job tells of itself, a list."),
            .metadata(with: "it"),
            .optional("hyperparameters", .json, "the older way to give those of `method`."),
        ])

    private static func changeJob(_ name: String, _ says: String) -> Endpoint {
        Endpoint(name, .post, "/fine_tuning/jobs/{fineTuningJobID}/\(name)", .object("FineTuningJob"), says, [jobID])
    }

    private static func listPermissions(_ name: String, deprecated: String?) -> Endpoint {
        Endpoint(
            name, .get, permissions, .page("FineTuningCheckpointPermission"), "Which projects may use a model.",
            deprecated: deprecated,
            [
                checkpoint, .optional("projectID", .text, "only of this project."), .after, .limit,
                .optional("order", .text, "`ascending` or `descending`, by the time of creation."),
            ])
    }

    private static let permissions = "/fine_tuning/checkpoints/{fineTunedModelCheckpoint}/permissions"
    private static let jobID = Parameter.id("fineTuningJobID", "of the job.")
    private static let checkpoint = Parameter.id("fineTunedModelCheckpoint", "the model's name.")
    private static let grader = Parameter.required(
        "grader", .json, "such as `[\"type\": \"string_check\", \"name\": …, \"input\": …]`.")
}
