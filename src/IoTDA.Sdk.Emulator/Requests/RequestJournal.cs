using System.Collections;

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

    internal void Answer(RecordedRequest request) => Answering?.Invoke(request);

    internal void Add(RecordedRequest request)
    {
        lock (_lock)
        {
            _requests.Enqueue(request);
            _bodyBytes += request.Body.Length;
            while (_requests.Count > _capacity || (_bodyBytes > _maxBodyBytes && _requests.Count > 1))
            {
                _bodyBytes -= _requests.Dequeue().Body.Length;
            }
        }

        Interlocked.Increment(ref _total);
    }
}
