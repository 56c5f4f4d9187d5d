namespace IoTDA.Sdk.Tests.BatchTasks;

public sealed class SubTaskTests
{
    [Fact]
    public void The_output_which_may_hold_a_secret_is_not_in_the_text()
    {
        SubTask subTask = new() { Target = "d1", Status = SubTaskStatus.Success, Output = "hunter2" };

        Assert.Equal("d1 Success", subTask.ToString());
    }

    [Fact]
    public void The_error_is_in_the_text()
    {
        SubTask subTask = new()
        {
            Target = "d1",
            Status = SubTaskStatus.Fail,
            Error = new SubTaskError { ErrorCode = ErrorCode.InvalidInput, ErrorMessage = "Invalid." },
        };

        Assert.Equal("d1 Fail (IOTDA.000006: Invalid.)", subTask.ToString());
    }

    [Fact]
    public void Of_an_error_without_words_the_text_is_its_code()
        => Assert.Equal("IOTDA.000006", new SubTaskError { ErrorCode = ErrorCode.InvalidInput }.ToString());

    [Theory]
    [InlineData("Waitting", false)]
    [InlineData("Processing", false)]
    [InlineData("FailWaitRetry", false)]
    [InlineData("Success", true)]
    [InlineData("Fail", true)]
    [InlineData("Stopped", true)]
    [InlineData("Removed", true)]
    public void A_sub_task_rests_in_its_final_states(string status, bool isTerminal)
        => Assert.Equal(isTerminal, new SubTaskStatus(status).IsTerminal);
}
