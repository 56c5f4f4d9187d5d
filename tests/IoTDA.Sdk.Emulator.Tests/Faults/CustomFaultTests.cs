using System.Net;

namespace IoTDA.Sdk.Emulator.Tests.Faults;

public sealed class CustomFaultTests
{
    [Fact]
    public async Task A_fault_of_the_users_own_answers_in_place_of_the_operation()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.Custom("Twice", async call =>
        {
            await call.ExecuteAsync();
            return await call.ExecuteAsync();
        }));
        await session.CreateIdAsync(Requests.Upgrade("d1"));

        Assert.Equal(2, session.Emulator.Tasks.Count);
        Assert.Equal(("Twice", true), (session.Emulator.Requests.Single().Fault!.Name, session.Emulator.Requests.Single().Executed));
    }

    [Fact]
    public async Task A_fault_that_throws_is_answered_with_the_envelope()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.Custom("Breaks", _ => throw new InvalidOperationException("no idea")));

        (await session.CreateAsync(Requests.Upgrade("d1"))).ShouldBeRefused(HttpStatusCode.InternalServerError, "EMULATOR.INTERNAL_ERROR", "no idea");
        RecordedRequest request = Assert.Single(session.Emulator.Requests);
        Assert.Equal((500, "EMULATOR.INTERNAL_ERROR", false), (request.StatusCode, request.ErrorCode, request.Executed));
    }

    [Fact]
    public async Task A_fault_that_throws_later_or_gives_what_HTTP_does_not_know_is_answered_with_the_envelope()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults
            .Next(Fault.Custom("Later", async call =>
            {
                await call.ExecuteAsync();
                throw new InvalidOperationException("after all");
            }))
            .Next(Fault.Custom("Status", _ => Task.FromResult(new EmulatorResponse(42, null, default))))
            .Next(Fault.Custom("Header", _ => Task.FromResult(EmulatorResponse.NoContent.WithHeader("X-A", "a\nb"))));
        session.Emulator.Faults.Add(Fault.Refuse, match: _ => throw new InvalidOperationException("no match"), count: 1);

        foreach (string reason in new[] { "after all", "42", "X-A", "no match" })
        {
            (await session.CreateAsync(Requests.Upgrade("d1"))).ShouldBeRefused(HttpStatusCode.InternalServerError, "EMULATOR.INTERNAL_ERROR", reason);
        }

        Assert.Equal([true, false, false, false], session.Emulator.Requests.Select(request => request.Executed));
        Assert.Equal([500, 500, 500, 500], session.Emulator.Requests.Select(request => request.StatusCode));
    }

    [Fact]
    public async Task An_answer_of_the_users_own_goes_out_as_it_is()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.AnswerWith(EmulatorResponse.Text(418, "text/plain", "short and stout").WithHeader("X-Pot", "tea"), executes: true));

        Answer answer = await session.CreateAsync(Requests.Upgrade("d1"));

        Assert.Equal(((HttpStatusCode)418, "short and stout", "tea"), (answer.Status, answer.Text, answer.Headers["X-Pot"]));
        Assert.Single(session.Emulator.Tasks);
    }

    [Fact]
    public async Task A_fault_can_concern_what_a_request_says()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        FaultRule rule = session.Emulator.Faults.Add(
            Fault.BadGateway, EmulatedOperation.CreateBatchTask, request => request.Json?.GetProperty("task_name").GetString() == "Bad", count: 1);

        Assert.Equal(HttpStatusCode.Created, (await session.CreateAsync(Requests.Upgrade("d1"))).Status);
        Assert.Equal(1, rule.RemainingCount);
        Assert.Equal(HttpStatusCode.BadGateway, (await session.CreateAsync(Requests.Upgrade("d1").With("task_name", "Bad"))).Status);
        Assert.Equal(HttpStatusCode.Created, (await session.CreateAsync(Requests.Upgrade("d1").With("task_name", "Bad"))).Status);
        Assert.False(session.Emulator.Faults.Remove(rule.Id));
    }
}
