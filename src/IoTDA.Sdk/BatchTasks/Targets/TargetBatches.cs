namespace IoTDA.Sdk.BatchTasks.Targets;

/// <summary>Splits a long list of targets into requests of 100, one after the other.</summary>
internal static class TargetBatches
{
    /// <summary>How many targets one request takes.</summary>
    public const int Size = 100;

    /// <summary>Sends all of them.</summary>
    /// <exception cref="BatchTargetsIncompleteException">A request failed after another had succeeded.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; what is done is inside.</exception>
    public static async Task<IReadOnlyList<BatchTargetResult>> SendAsync(
        string operation,
        IReadOnlyList<string> targets,
        Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlyList<BatchTargetResult>>> send,
        CancellationToken cancellationToken)
    {
        if (targets.Count <= Size)
        {
            return await send(targets, cancellationToken).ConfigureAwait(false);
        }

        var results = new List<BatchTargetResult>(targets.Count);
        for (int start = 0; start < targets.Count; start += Size)
        {
            string[] some = [.. targets.Skip(start).Take(Size)];
            try
            {
                results.AddRange(await send(some, cancellationToken).ConfigureAwait(false));
            }
            catch (IoTDAException exception) when (start > 0)
            {
                throw new BatchTargetsIncompleteException(operation, results, [.. targets.Skip(start)], exception);
            }
            catch (OperationCanceledException exception) when (start > 0)
            {
                var incomplete = new BatchTargetsIncompleteException(operation, results, [.. targets.Skip(start)], exception);
                throw new OperationCanceledException(incomplete.Message, incomplete, cancellationToken);
            }
        }

        return results;
    }
}
