import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Resources that few lessons use: where each method goes, and that what comes back is read.
@Suite struct RareResourcesTests {
    /// The last request, as `METHOD /path?query body`.
    private func last(_ lesson: Lesson) -> String {
        guard let request = lesson.api.requests.last else { return "-" }
        let query = request.query.isEmpty ? "" : "?\(request.query)"
        return "\(request.method) \(request.path)\(query)" + (request.body.isEmpty ? "" : " \(request.text)")
    }

    private func script(_ lesson: Lesson, _ answers: [String: String]) {
        for (route, answer) in answers {
            let parts = route.split(separator: " ").map(String.init)
            lesson.api.answer(parts[0], parts[1], .json(answer))
        }
    }

    @Test func modelsAreTrainedFurther() async throws {
        try await Lesson.run { lesson in
            let job = #"{"id":"j","object":"fine_tuning.job","status":"running","error":null,"result_files":["f"]}"#
            let failed = #"{"id":"j","object":"fine_tuning.job","status":"failed","error":{"code":"c"}}"#
            script(
                lesson,
                [
                    "POST /fine_tuning/jobs": job, "GET /fine_tuning/jobs/j": failed,
                    "GET /fine_tuning/jobs": #"{"data":[\#(job)],"has_more":false}"#,
                    "POST /fine_tuning/jobs/j/cancel": job, "POST /fine_tuning/jobs/j/pause": job,
                    "POST /fine_tuning/jobs/j/resume": job,
                    "GET /fine_tuning/jobs/j/events":
                        #"{"data":[{"id":"e","message":"m","level":"info"}],"has_more":false}"#,
                    "GET /fine_tuning/jobs/j/checkpoints":
                        #"{"data":[{"id":"k","step_number":3,"metrics":{"train_loss":0.5}}],"has_more":false}"#,
                ])
            let jobs = lesson.client(.dev).fineTuning.jobs
            let made = try await jobs.create(
                trainingFile: "f", validationFile: "v", model: "m", method: ["type": "dpo"], suffix: "s", seed: 7)
            #expect(
                last(lesson)
                    == """
                    POST /fine_tuning/jobs {"training_file":"f","validation_file":"v","model":"m",\
                    "method":{"type":"dpo"},"suffix":"s","seed":7}
                    """)
            #expect(made.status == "running" && made.error == nil && made.resultFiles == ["f"])
            let after = try await jobs.retrieve("j")
            _ = try await jobs.retrieve("j")
            #expect(after.error?.code == "c" && lesson.api.requestCount == 2)
            let all = try await jobs.list(limit: 2, metadata: ["k": "v"])
            #expect(all.data == [made] && last(lesson) == "GET /fine_tuning/jobs?limit=2&metadata%5Bk%5D=v")
            _ = try await jobs.pause("j")
            _ = try await jobs.resume("j")
            try await jobs.cancel("j")
            #expect(last(lesson) == "POST /fine_tuning/jobs/j/cancel")
            let events = try await jobs.listEvents("j")
            let checkpoints = try await jobs.checkpoints.list("j", limit: 1)
            #expect(events.data[0].message == "m" && checkpoints.data[0].metrics?.trainLoss == 0.5)
        }
    }

    @Test func waysToTrainAModelHaveNames() async throws {
        try await Lesson.run { lesson in
            let method = """
                {"type":"reinforcement","reinforcement":{"grader":{"type":"string_check"},\
                "hyperparameters":{"n_epochs":"auto","eval_samples":4,"reasoning_effort":"low"}}}
                """
            script(lesson, ["POST /fine_tuning/jobs": #"{"id":"j","object":"fine_tuning.job","method":\#(method)}"#])
            let jobs = lesson.client(.production).fineTuning.jobs
            let made = try await jobs.create(
                trainingFile: "f", model: "m",
                method: .supervised(.init(hyperparameters: .init(learningRateMultiplier: 0.5, nEpochs: 3))))
            let sent = """
                "method":{"type":"supervised","supervised":\
                {"hyperparameters":{"learning_rate_multiplier":0.5,"n_epochs":3}}}
                """
            #expect(last(lesson).contains(sent), "\(last(lesson))")
            let reinforcement = try #require(made.method?.reinforcement)
            #expect(made.method?.type == "reinforcement" && made.method?.dpo == nil)
            #expect(reinforcement.grader?["type"] == "string_check")
            #expect(reinforcement.hyperparameters?.nEpochs == nil && reinforcement.hyperparameters?.evalSamples == 4)
            #expect(reinforcement.hyperparameters?.reasoningEffort == "low")
            let pairs = OpenAI.FineTuningJob.Method.dpo(.init(hyperparameters: ["beta": 0.1]))
            #expect(pairs.dpo?.hyperparameters?.beta == 0.1 && pairs.supervised == nil)
            let graded = OpenAI.ReinforcementMethod(grader: ["type": "x"], hyperparameters: .init(computeMultiplier: 2))
            #expect(graded.json == ["grader": ["type": "x"], "hyperparameters": ["compute_multiplier": 2]])
        }
    }

    @Test func permissionsAndGraders() async throws {
        try await Lesson.run { lesson in
            let permission = #"{"id":"cp_1","object":"checkpoint.permission","project_id":"p"}"#
            let path = "/fine_tuning/checkpoints/ft:m/permissions"
            script(
                lesson,
                [
                    "POST \(path)": #"{"data":[\#(permission)],"has_more":false}"#,
                    "GET \(path)": #"{"data":[\#(permission)],"has_more":false}"#,
                    "DELETE \(path)/cp_1": #"{"id":"cp_1","deleted":true}"#,
                    "POST /fine_tuning/alpha/graders/run": #"{"reward":0.5,"sub_rewards":{},"metadata":{"name":"g"}}"#,
                    "POST /fine_tuning/alpha/graders/validate": #"{"grader":{"type":"string_check"}}"#,
                ])
            let tuning = lesson.client(.production).fineTuning
            let permissions = tuning.checkpoints.permissions
            let made = try await permissions.create("ft:m", projectIDs: ["p"])
            #expect(last(lesson) == #"POST \#(path) {"project_ids":["p"]}"# && made.data[0].projectID == "p")
            let listed = try await permissions.list("ft:m", projectID: "p")
            #expect(last(lesson) == "GET \(path)?project_id=p" && listed.data == made.data)
            let gone = try await permissions.delete("cp_1", fineTunedModelCheckpoint: "ft:m")
            #expect(gone.deleted && last(lesson) == "DELETE \(path)/cp_1")
            let run = try await tuning.alpha.graders.run(grader: ["type": "x"], item: ["a": 1], modelSample: "s")
            #expect(run.reward == 0.5 && run.metadata?["name"] == "g")
            let valid = try await tuning.alpha.graders.validate(grader: ["type": "x"])
            #expect(valid.grader?["type"] == "string_check")
        }
    }

    @Test func modelsAreTested() async throws {
        try await Lesson.run { lesson in
            let run = #"{"id":"r","object":"eval.run","status":"completed","result_counts":{"total":2,"passed":1}}"#
            let item =
                #"{"id":"i","object":"eval.run.output_item","status":"pass","results":[{"name":"g","passed":true}]}"#
            script(
                lesson,
                [
                    "POST /evals": #"{"id":"e","object":"eval","testing_criteria":[{}]}"#,
                    "GET /evals": #"{"data":[{"id":"e"}],"has_more":false}"#, "GET /evals/e": #"{"id":"e","name":"n"}"#,
                    "POST /evals/e": #"{"id":"e","name":"m"}"#, "DELETE /evals/e": #"{"eval_id":"e","deleted":true}"#,
                    "POST /evals/e/runs": run, "GET /evals/e/runs": #"{"data":[\#(run)],"has_more":false}"#,
                    "GET /evals/e/runs/r": run, "POST /evals/e/runs/r": run,
                    "DELETE /evals/e/runs/r": #"{"run_id":"r","deleted":true}"#,
                    "GET /evals/e/runs/r/output_items": #"{"data":[\#(item)],"has_more":false}"#,
                    "GET /evals/e/runs/r/output_items/i": item,
                ])
            let evals = lesson.client(.dev).evals
            let made = try await evals.create(dataSourceConfig: ["type": "custom"], testingCriteria: [["type": "x"]])
            #expect(
                last(lesson)
                    == #"POST /evals {"data_source_config":{"type":"custom"},"testing_criteria":[{"type":"x"}]}"#)
            #expect(made.testingCriteria?.count == 1)
            let named = try await evals.update("e", name: "m")
            let all = try await evals.list(orderBy: "updated_at")
            #expect(named.name == "m" && all.data.count == 1 && last(lesson) == "GET /evals?order_by=updated_at")
            let begun = try await evals.runs.create("e", dataSource: ["type": "jsonl"])
            #expect(last(lesson) == #"POST /evals/e/runs {"data_source":{"type":"jsonl"}}"#)
            let found = try await evals.runs.retrieve("r", evalID: "e")
            #expect(found == begun && begun.resultCounts?.passed == 1)
            try await evals.runs.cancel("r", evalID: "e")
            let items = try await evals.runs.outputItems.list("r", evalID: "e", status: "pass")
            let one = try await evals.runs.outputItems.retrieve("i", evalID: "e", runID: "r")
            #expect(items.data == [one] && one.results[0].passed)
            let goneRun = try await evals.runs.delete("r", evalID: "e")
            let gone = try await evals.delete("e")
            #expect(goneRun.id == "r" && gone.id == "e" && gone.deleted)
        }
    }

    @Test func containersHoldFiles() async throws {
        try await Lesson.run { lesson in
            script(
                lesson,
                [
                    "POST /containers": #"{"id":"c","object":"container","status":"running"}"#,
                    "GET /containers/c": #"{"id":"c","object":"container","status":"running"}"#,
                    "GET /containers": #"{"data":[{"id":"c"}],"has_more":false}"#,
                    "POST /containers/c/files": #"{"id":"f","object":"container.file","path":"/mnt/data/a.csv"}"#,
                    "GET /containers/c/files": #"{"data":[{"id":"f"}],"has_more":false}"#,
                ])
            let chart = Data([0x89, 0x50, 0x0A])
            lesson.api.answer("GET", "/containers/c/files/f/content", .data(chart, contentType: "image/png"))
            lesson.api.answer("DELETE", "/containers/c/files/f", .data(Data(), contentType: "text/plain", status: 204))
            lesson.api.answer("DELETE", "/containers/c", .data(Data(), contentType: "text/plain"))
            let containers = lesson.client(.dev).containers
            let made = try await containers.create(
                name: "n", expiresAfter: ["anchor": "last_active_at", "minutes": 20])
            #expect(
                last(lesson)
                    == #"POST /containers {"name":"n","expires_after":{"anchor":"last_active_at","minutes":20}}"#)
            _ = try await containers.retrieve("c")
            _ = try await containers.retrieve("c")
            #expect(lesson.api.requestCount == 2 && made.status == "running")
            let file = OpenAI.FileInput(Data("a,b".utf8), filename: "a.csv")
            let put = try await containers.files.create("c", file: file)
            #expect(put.path == "/mnt/data/a.csv")
            #expect(try Form(lesson.api.requests[2]).files == ["file a.csv text/csv"])
            _ = try await containers.files.create("c", fileID: "file-1")
            #expect(try Form(lesson.api.requests[3]).texts == ["file_id=file-1"])
            let drawn = try await containers.files.content.retrieve("f", containerID: "c")
            #expect(drawn.content == chart)
            let offline = lesson.client(.production, offline: true, key: nil)
            #expect(try offline.blocking.containers.files.content.retrieve("f", containerID: "c") == drawn)
            let listed = try await containers.files.list("c", order: "asc")
            #expect(listed.data.count == 1 && last(lesson) == "GET /containers/c/files?order=asc")
            let gone = try await containers.files.delete("f", containerID: "c")
            #expect(gone.deleted && gone.id == "f")
            try await containers.delete("c")
            let all = try await containers.list(name: "n")
            #expect(all.data.count == 1 && last(lesson) == "GET /containers?name=n")
        }
    }

    @Test func skillsHaveVersions() async throws {
        try await Lesson.run { lesson in
            let version = #"{"id":"v","object":"skill.version","skill_id":"s","version":"2"}"#
            script(
                lesson,
                [
                    "POST /skills": #"{"id":"s","object":"skill","name":"n","default_version":"1"}"#,
                    "POST /skills/s": #"{"id":"s","name":"n","default_version":"2"}"#,
                    "GET /skills/s": #"{"id":"s","name":"n"}"#,
                    "GET /skills": #"{"data":[{"id":"s"}],"has_more":false}"#,
                    "DELETE /skills/s": #"{"id":"s","deleted":true}"#, "POST /skills/s/versions": version,
                    "GET /skills/s/versions/2": version,
                    "GET /skills/s/versions": #"{"data":[\#(version)],"has_more":false}"#,
                    "DELETE /skills/s/versions/2": #"{"id":"s","version":"2","deleted":true}"#,
                ])
            for path in ["/skills/s/content", "/skills/s/versions/2/content"] {
                lesson.api.answer("GET", path, .data(Data("PK".utf8), contentType: "application/zip"))
            }
            let skills = lesson.client(.production).skills
            let files = ["SKILL.md", "a.py"].map { OpenAI.FileInput(Data("x".utf8), filename: $0) }
            let made = try await skills.create(files: files)
            #expect(try Form(lesson.api.requests[0]).parts.map(\.name) == ["files[]", "files[]"])
            let chosen = try await skills.update("s", defaultVersion: "2")
            #expect(made.name == "n" && chosen.defaultVersion == "2")
            let next = try await skills.versions.create("s", files: files[0], default: true)
            #expect(try Form(lesson.api.requests[2]).texts == ["default=true"] && next.version == "2")
            let same = try await skills.versions.retrieve("2", skillID: "s")
            #expect(same == next)
            let zip = try await skills.content.retrieve("s")
            let own = try await skills.versions.content.retrieve("2", skillID: "s")
            #expect(zip == own && zip.text == "PK")
            let all = try await skills.list()
            let versions = try await skills.versions.list("s")
            #expect(all.data.count == 1 && versions.data == [next])
            let goneVersion = try await skills.versions.delete("2", skillID: "s")
            let gone = try await skills.delete("s")
            #expect(goneVersion.deleted && gone.deleted)
        }
    }

    @Test func videosAreEditedAndDownloaded() async throws {
        try await Lesson.run { lesson in
            let video = #"{"id":"v","object":"video","status":"queued"}"#
            script(
                lesson,
                [
                    "POST /videos/v/remix": video, "POST /videos/edits": video, "POST /videos/extensions": video,
                    "GET /videos": #"{"data":[\#(video)],"has_more":false}"#,
                    "DELETE /videos/v": #"{"id":"v","deleted":true}"#,
                    "POST /videos/characters": #"{"id":"char_1","name":"Ada"}"#,
                    "GET /videos/characters/char_1": #"{"id":"char_1","name":"Ada"}"#,
                ])
            lesson.api.answer("GET", "/videos/v/content", .data(Data([1, 2]), contentType: "image/webp"))
            let videos = lesson.client(.dev).videos
            _ = try await videos.remix("v", prompt: "at night")
            #expect(last(lesson) == #"POST /videos/v/remix {"prompt":"at night"}"#)
            let clip = OpenAI.FileInput(Data([1]), filename: "a.mp4")
            _ = try await videos.edit(prompt: "p", video: clip)
            _ = try await videos.edit(prompt: "p", video: ["id": "v"])
            _ = try await videos.extend(prompt: "p", seconds: "4", video: ["id": "v"])
            let forms = try lesson.api.requests.suffix(3).map(Form.init)
            #expect(forms[0].files == ["video a.mp4 video/mp4"] && forms[1].texts == ["prompt=p", "video[id]=v"])
            #expect(forms[2].texts == ["prompt=p", "seconds=4", "video[id]=v"])
            let character = try await videos.createCharacter(name: "Ada", video: clip)
            let same = try await videos.getCharacter("char_1")
            #expect(character == same && same.name == "Ada")
            let content = try await videos.downloadContent("v", variant: "thumbnail")
            #expect(content.content == Data([1, 2]) && last(lesson) == "GET /videos/v/content?variant=thumbnail")
            let all = try await videos.list(limit: 1)
            let gone = try await videos.delete("v")
            #expect(all.data[0].status == "queued" && gone.deleted)
        }
    }

    @Test func voicesNeedConsentAndPicturesAreChecked() async throws {
        try await Lesson.run { lesson in
            let consent = #"{"id":"cons","object":"audio.voice_consent","name":"n","language":"en-US"}"#
            script(
                lesson,
                [
                    "POST /audio/voice_consents": consent, "GET /audio/voice_consents/cons": consent,
                    "POST /audio/voice_consents/cons": consent,
                    "GET /audio/voice_consents": #"{"data":[\#(consent)],"has_more":false}"#,
                    "DELETE /audio/voice_consents/cons": #"{"id":"cons","deleted":true}"#,
                    "POST /audio/voices": #"{"id":"voice_1","name":"n"}"#,
                    "POST /content_provenance_checks": #"{"results":[{"type":"c2pa","outcome":"found"}]}"#,
                ])
            let client = lesson.client(.production)
            let sound = OpenAI.FileInput(Data([1]), filename: "a.wav")
            let made = try await client.audio.voiceConsents.create(name: "n", recording: sound, language: "en-US")
            let same = try await client.audio.voiceConsents.retrieve("cons")
            _ = try await client.audio.voiceConsents.update("cons", name: "m")
            let all = try await client.audio.voiceConsents.list()
            #expect(made == same && all.data == [made] && made.language == "en-US")
            let voice = try await client.audio.voices.create(name: "n", audioSample: sound, consent: "cons")
            #expect(voice.id == "voice_1")
            let gone = try await client.audio.voiceConsents.delete("cons")
            #expect(gone.deleted)
            let check = try await client.contentProvenanceChecks.create(file: sound)
            #expect(check.results[0].outcome == "found")
        }
    }
}
