namespace IoTDA.Sdk.Emulator.Tests.Faults;

public sealed class FaultPlanTests
{
    private const EmulatedOperation Create = EmulatedOperation.CreateBatchTask;
    private const EmulatedOperation List = EmulatedOperation.ListBatchTasks;

    [Fact]
    public void The_next_requests_of_an_operation_meet_its_faults_in_order()
    {
        FaultPlan plan = new(0, requestsFail: 0);
        plan.Next(Create, Fault.Refuse, 2).Next(List, Fault.EmptyBody).Next(Fault.HtmlPage).Next(Create, Fault.Throttle);

        Assert.Equal(5, plan.PendingCount);
        Assert.Equal([Fault.Refuse, Fault.Refuse, Fault.HtmlPage, Fault.Throttle, null], Choices(plan, Create, 5));
        Assert.Equal([Fault.EmptyBody, null], Choices(plan, List, 2));
        Assert.Equal(0, plan.PendingCount);
    }

    [Fact]
    public void Clear_ends_everything()
    {
        FaultPlan plan = new(0, requestsFail: 0) { ListLag = TimeSpan.FromSeconds(1) };
        plan.Next(Fault.Refuse, 9).WithProbability(Fault.Throttle, 1).Clear();

        Assert.Equal((0, TimeSpan.Zero), (plan.PendingCount, plan.ListLag));
        Assert.Equal([null, null], Choices(plan, Create, 2));
    }

    [Fact]
    public void A_probability_is_met_in_its_share_of_the_requests()
    {
        FaultPlan plan = new(7, requestsFail: 0);
        plan.WithProbability(Create, Fault.Refuse, 0.03).WithProbability(Fault.Throttle, 0.2);
        Fault?[] creates = Choices(plan, Create, 20_000);
        Fault?[] lists = Choices(plan, List, 20_000);

        Assert.InRange(creates.Count(fault => fault == Fault.Refuse), 500, 700);
        Assert.InRange(creates.Count(fault => fault == Fault.Throttle), 3_700, 4_300);
        Assert.DoesNotContain(Fault.Refuse, lists);
        Assert.InRange(lists.Count(fault => fault == Fault.Throttle), 3_700, 4_300);
    }

    [Fact]
    public void The_same_seed_gives_the_same_faults_whatever_else_is_asked_in_between()
    {
        Fault?[] alone = Choices(Plan(5), Create, 500);
        FaultPlan mixed = Plan(5);
        List<Fault?> between = [];
        for (int i = 0; i < 500; i++)
        {
            Choices(mixed, List, i % 3);
            between.Add(mixed.Choose(Request(Create)));
        }

        Assert.Equal(alone, between);
        Assert.NotEqual(alone, Choices(Plan(6), Create, 500));
        Assert.NotEqual(alone, Choices(Plan(5), List, 500));

        static FaultPlan Plan(int seed) => new FaultPlan(seed, requestsFail: 0).WithProbability(Fault.Refuse, 0.3);
    }

    [Fact]
    public void Probabilities_of_one_operation_add_up_to_one_at_most()
    {
        FaultPlan plan = new(0, requestsFail: 0);
        plan.WithProbability(Create, Fault.Refuse, 0.5).WithProbability(List, Fault.Refuse, 0.5).WithProbability(Fault.Throttle, 0.5);

        Assert.Throws<ArgumentOutOfRangeException>(() => plan.WithProbability(Create, Fault.HtmlPage, 0.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.WithProbability(Fault.HtmlPage, 0.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.WithProbability(Fault.HtmlPage, -0.01));
        plan.WithProbability(EmulatedOperation.ShowBatchTask, Fault.HtmlPage, 0.5);
        Assert.DoesNotContain(null, Choices(plan, EmulatedOperation.ShowBatchTask, 100));
    }

    [Fact]
    public void There_is_one_fault_of_each_kind()
    {
        Assert.Equal(28, Fault.All.Count);
        Assert.DoesNotContain(null, Fault.All);
        Assert.Equal(Fault.All.Count, Fault.All.Select(fault => fault.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("ThrottleFor(00:00:03)", Fault.ThrottleFor(TimeSpan.FromSeconds(3)).ToString());
    }

    private static Fault?[] Choices(FaultPlan plan, EmulatedOperation operation, int count)
        => [.. Enumerable.Range(0, count).Select(_ => plan.Choose(Request(operation)))];

    private static RecordedRequest Request(EmulatedOperation operation)
        => new("id", default, operation, "GET", "/", new Dictionary<string, IReadOnlyList<string>>(), default);
}
