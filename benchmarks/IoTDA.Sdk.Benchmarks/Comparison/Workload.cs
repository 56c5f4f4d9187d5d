using IoTDA.Sdk.Benchmarks.Clients;

namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>One kind of call.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="CallAsync">Makes the call and returns the id that the answer names.</param>
/// <param name="CallsPerRound">How many a client makes before the next client's turn.</param>
internal sealed record Workload(string Name, Func<ComparedClient, Task<string>> CallAsync, int CallsPerRound)
{
    public static Workload CreateOne { get; } = new("W1 create, 1 target", static client => client.CreateAsync(1), 40);

    public static Workload CreateMany { get; } = new("W2 create, 30,000 targets", static client => client.CreateAsync(ManyTargets.Count), 6);

    public static Workload Show { get; } = new("W3 show", static client => client.ShowAsync(), 40);

    public static Workload List { get; } = new("W4 list of 50", static client => client.ListAsync(), 25);

    public static IReadOnlyList<Workload> All { get; } = [CreateOne, CreateMany, Show, List];

    public static IReadOnlyList<Workload> Concurrent { get; } = [CreateOne, Show];
}
