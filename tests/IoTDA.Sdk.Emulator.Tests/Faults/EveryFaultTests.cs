namespace IoTDA.Sdk.Emulator.Tests.Faults;

/// <summary>Every operation with every fault: the journal's word on what was executed is what the state shows.</summary>
public sealed class EveryFaultTests
{
    private static readonly string[] NotExecuted =
    [
        "Refuse", "ResetBeforeExecuting", "Answer", "Throttle", "ThrottleFor", "ThrottleUntil", "GatewayThrottle", "ServiceThrottle",
        "HtmlErrorPage", "HtmlPage", "Redirect", "ExpiredToken",
    ];

    [Theory]
    [InlineData(EmulatedOperation.CreateBatchTask)]
    [InlineData(EmulatedOperation.ListBatchTasks)]
    [InlineData(EmulatedOperation.ShowBatchTask)]
    [InlineData(EmulatedOperation.DeleteBatchTask)]
    [InlineData(EmulatedOperation.RetryBatchTask)]
    [InlineData(EmulatedOperation.StopBatchTask)]
    [InlineData(EmulatedOperation.ConfirmBatchTask)]
    [InlineData(EmulatedOperation.UploadBatchTaskFile)]
    [InlineData(EmulatedOperation.ListBatchTaskFiles)]
    [InlineData(EmulatedOperation.DeleteBatchTaskFile)]
    [InlineData(EmulatedOperation.CreateToken)]
    public async Task The_journal_tells_what_was_executed(EmulatedOperation operation)
    {
        foreach (Fault fault in Fault.All)
        {
            await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
            {
                options.Outcomes.FailWhere(attempt => attempt.Target == "broken");
                options.Users.Add(new EmulatedUser("home", "anna", "secret"));
            });
            Func<Task<Answer>> send = await ArrangeAsync(session, operation);
            string before = StateOf(session);
            session.Emulator.Faults.Next(operation, fault);
            Answer? answer = await session.Clock.RunAsync(TryAsync(send));

            RecordedRequest request = session.Emulator.Requests.Last();
            bool expected = !NotExecuted.Contains(fault.Name.Split('(')[0], StringComparer.Ordinal);
            bool changes = operation is not (EmulatedOperation.ListBatchTasks or EmulatedOperation.ShowBatchTask or EmulatedOperation.ListBatchTaskFiles);
            Assert.True(fault == request.Fault && expected == request.Executed, $"{operation} with {fault}: executed = {request.Executed}, answer {answer}");
            Assert.True((before != StateOf(session)) == (expected && changes), $"{operation} with {fault}: state {before} -> {StateOf(session)}");
            Assert.Equal(0, session.Emulator.Faults.PendingCount);
        }
    }

    private static async Task<Func<Task<Answer>>> ArrangeAsync(EmulatorSession session, EmulatedOperation operation)
    {
        string running = await session.CreateIdAsync(Requests.Upgrade("d1", "broken").With("need_confirm", true));
        string failed = await session.CreateIdAsync(Requests.Upgrade("broken"));
        string file = (await session.UploadAsync("first.xlsx")).Json["file_id"]!.GetValue<string>();
        session.Wait(10);
        return operation switch
        {
            EmulatedOperation.CreateBatchTask => () => session.CreateAsync(Requests.Upgrade("d1")),
            EmulatedOperation.ListBatchTasks => () => session.GetAsync("batchtasks?task_type=softwareUpgrade"),
            EmulatedOperation.ShowBatchTask => () => session.GetAsync($"batchtasks/{running}"),
            EmulatedOperation.DeleteBatchTask => () => session.DeleteAsync($"batchtasks/{failed}"),
            EmulatedOperation.RetryBatchTask => () => session.PostAsync($"batchtasks/{failed}/retry", "{}"),
            EmulatedOperation.StopBatchTask => () => session.PostAsync($"batchtasks/{running}/stop", "{}"),
            EmulatedOperation.ConfirmBatchTask => () => session.PostAsync($"batchtasks/{running}/confirm", "{}"),
            EmulatedOperation.UploadBatchTaskFile => () => session.UploadAsync("second.xlsx"),
            EmulatedOperation.ListBatchTaskFiles => () => session.GetAsync("batchtask-files"),
            EmulatedOperation.DeleteBatchTaskFile => () => session.DeleteAsync($"batchtask-files/{file}"),
            _ => () => session.PostAsync("../../../v3/auth/tokens", Requests.LogIn("home", "anna", "secret")),
        };
    }

    private static async Task<Answer?> TryAsync(Func<Task<Answer>> send)
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static string StateOf(EmulatorSession session)
    {
        IEnumerable<string> tasks = session.Emulator.CreatedTasks.Select(
            task => $"{task.Executions}:{task.Status}:{string.Join(',', task.SubTasks.Select(subTask => $"{subTask.Status}/{subTask.Attempts}"))}");
        return $"{string.Join(' ', tasks)} deleted {session.Emulator.DeletedTasks.Count} files {session.Emulator.Files.Count} tokens {session.Emulator.IssuedTokenCount}";
    }
}
