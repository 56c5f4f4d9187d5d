using System.Collections;
using IoTDA.Sdk.Emulator.Errors;

namespace IoTDA.Sdk.Emulator;

/// <summary>
/// The latest requests, oldest first. Bounded in number and in bytes of bodies; older requests are forgotten, <see cref="TotalCount"/>
/// still counts them. Safe to read while requests arrive: enumerating takes a copy.
/// </summary>
public sealed class RequestJournal : IReadOnlyCollection<RecordedRequest>
{
    private readonly Lock _lock = new();
    private readonly Queue<RecordedRequest> _requests = new();
    private readonly int _capacity;
    private readonly long _maxBodyBytes;
    private TaskCompletionSource _answered = NewSignal();
    private long _bodyBytes;
    private long _total;

    internal RequestJournal(int capacity, long maxBodyBytes)
    {
        _capacity = capacity;
        _maxBodyBytes = maxBodyBytes;
    }

    /// <summary>How many requests are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _requests.Count;
            }
        }
    }

    /// <summary>How many requests have arrived since the start, forgotten ones included.</summary>
    public long TotalCount => Interlocked.Read(ref _total);

    /// <summary>Called for each request when it is about to be answered.</summary>
    internal Action<RecordedRequest>? Answering { get; set; }

    /// <summary>Forgets all requests; <see cref="TotalCount"/> goes on.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
            _bodyBytes = 0;
        }
    }

    /// <inheritdoc />
    public IEnumerator<RecordedRequest> GetEnumerator()
    {
        RecordedRequest[] copy;
        lock (_lock)
        {
            copy = [.. _requests];
        }

        return ((IEnumerable<RecordedRequest>)copy).GetEnumerator();
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A request by the id that its answer carries in <c>X-Request-Id</c>.</summary>
    /// <param name="requestId">The id.</param>
    /// <returns>The request; <see langword="null"/> where there is none, or it is forgotten.</returns>
    public RecordedRequest? Find(string requestId) => this.FirstOrDefault(request => request.RequestId == requestId);

    /// <summary>Waits for a request that was answered: one that is here already, or the next one.</summary>
    /// <param name="match">Which request; it is called for each one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The first that matches.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public async Task<RecordedRequest> WaitForAsync(Func<RecordedRequest, bool> match, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(match);
        while (true)
        {
            Task answered;
            lock (_lock)
            {
                answered = _answered.Task;
            }

            if (this.FirstOrDefault(request => request.IsAnswered && match(request)) is { } found)
            {
                return found;
            }

            await answered.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    internal void Answer(RecordedRequest request, EmulatorResponse response, DateTimeOffset now)
    {
        request.StatusCode = response == EmulatorResponse.Reset ? null : response.StatusCode;
        request.ErrorCode = response.IsSuccess ? null : ErrorEnvelope.ReadCode(response.Body.Span);
        request.AnsweredAt = now;
        Answering?.Invoke(request);
        TaskCompletionSource answered;
        lock (_lock)
        {
            if (_requests.Contains(request))
            {
                request.ResponseBody = response.Body;
                _bodyBytes += response.Body.Length;
                Trim();
            }

            request.IsAnswered = true;
            answered = _answered;
            _answered = NewSignal();
        }

        answered.SetResult();
    }

    internal void Add(RecordedRequest request)
    {
        lock (_lock)
        {
            _requests.Enqueue(request);
            _bodyBytes += request.Body.Length;
            Trim();
        }

        Interlocked.Increment(ref _total);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Trim()
    {
        while (_requests.Count > _capacity || (_bodyBytes > _maxBodyBytes && _requests.Count > 1))
        {
            RecordedRequest oldest = _requests.Dequeue();
            _bodyBytes -= oldest.Body.Length + oldest.ResponseBody.Length;
        }
    }
}
