using static IoTDA.Sdk.Tests.Texts.AnswerTexts;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>Calls of several attempts, and calls of which it is open whether they were executed.</summary>
internal static class RecoveryTexts
{
    private const string Nothing = """{"batchtasks":[]}""";

    private static readonly Func<HttpResponseMessage> Lost = StubHandler.Throw(HttpRequestError.ResponseEnded);

    public static async Task TellAsync(TextFile file, TextLog log)
    {
        await file.TellAsync("a client that is disposed", Scene.Answering(log, StubHandler.Answer(200)), (client, token) =>
        {
            client.Dispose();
            return Operations.All["CreateBatchTask"](client, token);
        });
        await file.TellAsync("a read that fails four times", "ShowBatchTask", Scene.Answering(log, StubHandler.Answer(503, "")));
        await file.TellAsync("a wait that is too long", "ShowBatchTask", Scene.Answering(log, StubHandler.Answer(429, "", ("Retry-After", "3600"))));
        await file.TellAsync("a budget that is used up", "ShowBatchTask", new Scene(log, new StubHandler(StubHandler.Answer(503, ""))) { Configure = options => options.Resilience.RetryBudget = 1 });
        await file.TellAsync("a delete that was done by its first attempt", "DeleteBatchTask", Scene.Answering(log, StubHandler.Answer(502, ""), StubHandler.Answer(404, "")));
        await file.TellAsync("a search whose count is missing", "SearchDevices", Scene.Answering(log, StubHandler.Answer(200, "{}")));
        await TellCreatesAsync(file, log);
        await TellActionsAsync(file, log);
        await TellUploadsAsync(file, log);
        await TellWatchesAsync(file, log);
    }

    private static async Task TellCreatesAsync(TextFile file, TextLog log)
    {
        Task TellAsync(string condition, Func<HttpResponseMessage> list, Func<HttpResponseMessage> show, Func<HttpResponseMessage>? second = null)
            => file.TellAsync(condition, "CreateBatchTask", Recovering(log, [Lost, second ?? Lost], list, show));

        await TellAsync("a create that is lost and not found", StubHandler.Answer(200, Nothing), StubHandler.Answer(404));
        await TellAsync("a create that is lost and found twice", StubHandler.Answer(200, Tasks("a1", "a2")), StubHandler.Answer(404));
        await TellAsync("a create that is lost and found", StubHandler.Answer(200, Tasks(Clients.TaskId)), StubHandler.Answer(404));
        await TellAsync("a create that is lost where another task has its name", StubHandler.Answer(200, Tasks(Clients.TaskId)), StubHandler.Answer(200, Shown("Success", ",\"targets\":[\"d9\"]")));
        await TellAsync("a create that is lost and cannot be looked for", Error(403, "IOTDA.000022", "No permission."), StubHandler.Answer(404));
        await TellAsync("a create that is lost in a list that has no end", StubHandler.Answer(200, Full()), StubHandler.Answer(404));
        await TellRivalsAsync(file, log);
        await file.TellAsync("a unique create that is lost and sent once more", Recovering(log, [Lost, StubHandler.Answer(201, """{"task_id":"a1"}""")], StubHandler.Answer(200, Nothing), StubHandler.Answer(404)), Unique);
        await file.TellAsync("a unique create that is lost twice", Recovering(log, [Lost], StubHandler.Answer(200, Nothing), StubHandler.Answer(404)), Unique);
    }

    private static async Task TellRivalsAsync(TextFile file, TextLog log)
    {
        TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int creates = 0;
        Doing service = new(
            async (request, send) =>
            {
                if (request.Method == HttpMethod.Post && creates++ == 0)
                {
                    await first.Task;
                }

                return await send(request);
            },
            new ByMethod(new StubHandler(Lost), new StubHandler(StubHandler.Answer(200, Tasks(Clients.TaskId))), new StubHandler(StubHandler.Answer(404))));
        await file.TellAsync("a create that is lost while another of its name is under way", new Scene(log, service) { Configure = Recovery }, async (client, token) =>
        {
            Task rival = Operations.All["CreateBatchTask"](client, token);
            try
            {
                await Operations.All["CreateBatchTask"](client, token);
            }
            finally
            {
                first.SetResult();
                await rival;
            }
        });
    }

    private static async Task TellActionsAsync(TextFile file, TextLog log)
    {
        await file.TellAsync("a stop that is lost", "StopBatchTask", Recovering(log, [Lost], StubHandler.Answer(200, Shown("Processing")), StubHandler.Answer(200, Shown("Processing"))));
        await file.TellAsync("a stop that is lost and done", "StopBatchTask", Recovering(log, [Lost], StubHandler.Answer(200, Shown("Stopped")), StubHandler.Answer(200, Shown("Stopped"))));
        await file.TellAsync("a stop that is lost and cannot be looked for", "StopBatchTask", Recovering(log, [Lost], StubHandler.Answer(404), Error(404, "IOTDA.014016", "The task does not exist.")));
        await file.TellAsync("a retry that is lost", "RetryBatchTask", Recovering(log, [Lost], StubHandler.Answer(200, Shown("Processing")), StubHandler.Answer(200, Shown("Processing"))));
        await file.TellAsync("a stop of more targets than a request holds", Scene.Answering(log, StubHandler.Answer(200, """{"targets":[{"target":"d0","status":"Success"}]}"""), Error(403, "IOTDA.000022", "No permission.")), (client, token)
            => client.BatchTasks.StopAsync(Clients.TaskId, [.. Enumerable.Range(0, 150).Select(i => $"d{i}")], token));
    }

    private static async Task TellUploadsAsync(TextFile file, TextLog log)
    {
        await file.TellAsync("an upload that is lost", "UploadBatchTaskFile", Recovering(log, [Lost], StubHandler.Answer(200, """{"files":[]}"""), StubHandler.Answer(404)));
        await file.TellAsync(
            "an upload that is lost and found", "UploadBatchTaskFile",
            Recovering(log, [Lost], StubHandler.Answer(200, """{"files":[{"file_id":"f1","file_name":"devices.xlsx","upload_time":"20991231T000000Z"}]}"""), StubHandler.Answer(404)));
        await DownloadTexts.TellAsync(file, log);
    }

    private static async Task TellWatchesAsync(TextFile file, TextLog log)
    {
        await file.TellAsync(
            "a task that fails", Scene.Answering(log, StubHandler.Answer(200, Shown("Processing")), StubHandler.Answer(503, ""), StubHandler.Answer(200, Shown("Fail", ",\"status_desc\":\"The package was deleted.\""))),
            async (client, token) => (await client.BatchTasks.WaitForCompletionAsync(Clients.TaskId, cancellationToken: token)).EnsureSucceeded());
        await file.TellAsync("a watch that fails", new Scene(log, new StubHandler(StubHandler.Answer(200, Shown("Processing")), StubHandler.Answer(503, "")))
        {
            Configure = options => (options.Resilience.MaxAttempts, options.Watch.MaxConsecutiveErrors) = (1, 1),
        }, (client, token) => client.BatchTasks.WaitForCompletionAsync(Clients.TaskId, cancellationToken: token));
    }

    private static Task Unique(IoTDAClient client, CancellationToken token)
        => client.BatchTasks.CreateAsync(new FreezeDevicesRequest { TaskName = BatchTaskName.FromUnique("Freeze"), Targets = BatchTargets.Devices("d1", "d2") }, token);

    private static Scene Recovering(TextLog log, Func<HttpResponseMessage>[] writes, Func<HttpResponseMessage> list, Func<HttpResponseMessage> show)
        => new(log, new ByMethod(new StubHandler(writes), new StubHandler(list), new StubHandler(show)))
        {
            Configure = Recovery,
        };

    private static void Recovery(IoTDAClientOptions options)
        => (options.Recovery.Enabled, options.Recovery.SettlingTime, options.Recovery.MaxPages) = (true, TimeSpan.Zero, 1);

    private static string Tasks(params string[] ids)
    {
        IEnumerable<string> tasks = ids.Select(id => $$"""{"task_id":"{{id}}","task_name":"Freeze","task_type":"freezeDevices","targets":["d1","d2"],"create_time":"20991231T000000Z"}""");
        return $$"""{"batchtasks":[{{string.Join(',', tasks)}}]}""";
    }

    private static string Full()
        => $$$"""{"batchtasks":[{{{string.Join(',', Enumerable.Range(0, 50).Select(i => $$"""{"task_id":"b{{i}}","task_name":"Other","create_time":"20991231T000000Z"}"""))}}}],"page":{"count":90,"marker":"m"}}""";

    private static string Shown(string status, string more = "") => $$$"""{"batchtask":{"task_id":"{{{Clients.TaskId}}}","task_name":"Freeze","task_type":"freezeDevices","status":"{{{status}}}"{{{more}}}}}""";
}
