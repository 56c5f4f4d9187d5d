using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.Resilience;

/// <summary>Every operation meets every fault once: how many requests it sends, how long it waits, what the caller gets, what was executed.</summary>
public sealed class FaultTableTests
{
    public static TheoryData<EmulatedOperation, string> Table
    {
        get
        {
            TheoryData<EmulatedOperation, string> rows = [];
            foreach (OperationCase operation in OperationCase.All)
            {
                foreach (FaultCase fault in FaultCase.All)
                {
                    rows.Add(operation.Operation, fault.ToString());
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task An_operation_that_meets_a_fault_ends_as_the_table_says(EmulatedOperation operation, string fault)
    {
        OperationCase row = OperationCase.All.Single(one => one.Operation == operation);
        FaultCase column = FaultCase.All.Single(one => one.ToString() == fault);
        await using ServiceSession session = await ServiceSession.StartAsync(
            // The rates have tests of their own: here they would add faults to the fault.
            options => WithoutRates(options).Outcomes
                .FailWhere(attempt => attempt.Attempt == 1 && operation == EmulatedOperation.RetryBatchTask)
                .WithDuration(TimeSpan.FromSeconds(operation == EmulatedOperation.StopBatchTask ? 1_000 : 2)),
            options => options.Resilience.UploadAttemptTimeout = TimeSpan.FromSeconds(30),
            manual: true);
        Func<Task<object?>> call = await row.Arrange(session);
        session.Emulator.Requests.Clear();
        int delaysBefore = session.Clock!.Delays.Count;
        session.Emulator.Faults.Next(operation, column.Fault);

        object? result = null;
        Exception? thrown = await Record.ExceptionAsync(async () => result = await session.Clock.RunAsync(call()));

        Expected expected = Expect(row, column);
        RecordedRequest[] sent = [.. session.Emulator.Requests.Where(request => request.Operation == operation)];
        Assert.True(expected.Attempts == sent.Length, $"{expected.Attempts} tries expected, {sent.Length} made; {thrown?.Message}");
        Assert.True(expected.Exception == thrown?.GetType(), $"{expected.Exception?.Name ?? "no exception"} expected; got {thrown}");
        if (thrown is IoTDAException failure)
        {
            Assert.Equal(expected.MayHaveExecuted, failure.MayHaveExecuted);
            Assert.Equal(column.Class == FaultClass.ThrottledTooLong, (failure as IoTDAServiceException)?.RetryAfter is not null);
        }

        if (expected.Retried)
        {
            double delay = session.Clock.Delays.Skip(delaysBefore).First(wait => wait <= TimeSpan.FromSeconds(62) && wait != TimeSpan.FromSeconds(5)).TotalSeconds;

            // What was cut short had begun, and counts as the service's one download in 30 seconds.
            bool hasBegun = operation == EmulatedOperation.DownloadExportFile && column.Fault == Fault.BodyCutShort;
            Assert.InRange(delay, hasBegun ? 30 : column.LeastDelay, hasBegun ? 30 : column.MostDelay);
        }

        // Nothing happens twice, and what a caller was told has happened.
        Assert.InRange(sent.Count(request => request.Executed), thrown is null ? 1 : 0, row.IsRead ? 2 : 1);
        Assert.Equal(expected.Adopted, result is BatchTask { WasRecovered: true } or BatchTaskFile { WasRecovered: true });
    }

    private static Expected Expect(OperationCase row, FaultCase column)
    {
        bool hasBody = !row.IsDelete;
        bool isCreate = row.Operation == EmulatedOperation.CreateBatchTask;
        bool isUpload = row.Operation == EmulatedOperation.UploadBatchTaskFile;
        bool isExport = row.Operation == EmulatedOperation.CreateExportTask;
        Expected works = new(1);
        Expected worksAgain = new(2) { Retried = true };
        Expected unknown = new(1)
        {
            Exception = isCreate ? typeof(BatchTaskOutcomeUnknownException) : IsAnswer(column) ? typeof(IoTDAServiceException) : typeof(IoTDATransportException),
            MayHaveExecuted = true,
        };
        return column.Class switch
        {
            FaultClass.Throttled => worksAgain,
            FaultClass.ThrottledTooLong or FaultClass.Refused => new(1) { Exception = typeof(IoTDAServiceException) },
            FaultClass.Executed when !hasBody && column.Fault.Name == "BodyCutShort" => works,
            FaultClass.Lost or FaultClass.Executed when row.IsRead || row.IsDelete => worksAgain,
            FaultClass.Spoiled when row.Operation == EmulatedOperation.DownloadExportFile && column.Fault.Name == "WrongTypes" => works,
            FaultClass.Spoiled when row.IsRead => unknown,
            FaultClass.Executed or FaultClass.Spoiled when isExport => unknown,
            FaultClass.Portal when row.IsRead || row.IsDelete => unknown,
            FaultClass.Executed or FaultClass.Spoiled => works with { Adopted = isCreate || isUpload },
            FaultClass.Lost or FaultClass.Portal when row.IsRepeatableAction => new(2),
            FaultClass.Lost or FaultClass.Portal => unknown,
            _ => works,
        };
    }

    private static bool IsAnswer(FaultCase column)
        => column.Fault.Name.StartsWith("ExecuteThenAnswer", StringComparison.Ordinal)
            || (column.Class == FaultClass.Lost && column.Fault.Name is not ("Refuse" or "ResetBeforeExecuting"));

    private static EmulatorOptions WithoutRates(EmulatorOptions options)
    {
        options.LimitRates = false;
        return options;
    }

    private sealed record Expected(int Attempts)
    {
        public Type? Exception { get; init; }

        public bool MayHaveExecuted { get; init; }

        public bool Retried { get; init; }

        public bool Adopted { get; init; }
    }
}
