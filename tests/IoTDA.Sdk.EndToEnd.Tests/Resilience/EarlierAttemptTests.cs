using System.Net;
using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.Resilience;

public sealed class EarlierAttemptTests
{
    [Fact]
    public async Task A_delete_that_an_earlier_try_may_have_done_is_never_told_to_have_certainly_failed()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        BatchTask task = await session.UpgradeAsync();
        session.Advance(60);
        session.Faults.Next(EmulatedOperation.DeleteBatchTask, Fault.BadGatewayAfterExecuting).Next(EmulatedOperation.DeleteBatchTask, Fault.Answer(403));

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(
            () => session.Clock!.RunAsync(session.BatchTasks.DeleteAsync(task.TaskId, TestContext.Current.CancellationToken)));

        Assert.Equal((HttpStatusCode.Forbidden, true), (failure.StatusCode, failure.MayHaveExecuted));
        Assert.Empty(session.Emulator.Tasks);
    }

    [Fact]
    public async Task A_delete_of_what_was_never_there_is_an_error_even_on_a_later_try()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        session.Faults.Next(EmulatedOperation.DeleteBatchTask, Fault.Throttle);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(
            () => session.Clock!.RunAsync(session.BatchTasks.DeleteAsync("5c8ba99030344005c02316ad", TestContext.Current.CancellationToken)));

        Assert.Equal((HttpStatusCode.NotFound, false), (failure.StatusCode, failure.MayHaveExecuted));
        Assert.Equal(2, session.Count(EmulatedOperation.DeleteBatchTask));
    }
}
