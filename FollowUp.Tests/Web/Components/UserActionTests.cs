using Bunit;
using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Radzen;

namespace FollowUp.Tests.Web.Components;

public sealed class UserActionTests : BunitContext
{
    private readonly NotificationService toasts = new();
    private readonly UserActions actions;

    public UserActionTests()
    {
        actions = new UserActions(toasts, NullLogger<UserActions>.Instance);
        Services.AddSingleton(actions);
    }

    [Fact]
    public async Task What_was_done_is_said_shortly()
    {
        ActionOutcome outcome = await actions.RunAsync("retry the request", _ => Task.CompletedTask, "Request queued again.");

        Assert.True(outcome.Succeeded);
        NotificationMessage toast = Assert.Single(toasts.Messages);
        Assert.Equal((NotificationSeverity.Success, "Request queued again.", 4000d), (toast.Severity, toast.Summary, toast.Duration!.Value));
    }

    [Fact]
    public async Task Refused_input_names_the_fields_in_plain_words()
    {
        ActionOutcome outcome = await actions.RunAsync("save the campaign", _ => throw new InputException([new("delay", "must be 0 or more"), new("name", "is missing")]));

        Assert.False(outcome.Succeeded);
        Assert.Equal("Delay must be 0 or more. Name is missing.", outcome.Message);
        Assert.Equal("Must be 0 or more.", outcome.FieldErrors["Delay"]);
        NotificationMessage toast = Assert.Single(toasts.Messages);
        Assert.Equal((NotificationSeverity.Error, "We couldn't save the campaign", outcome.Message), (toast.Severity, toast.Summary, toast.Detail));
    }

    public static TheoryData<Exception, string> Foreseen => new()
    {
        { new NotFoundException("request"), "There is no such request. It may have been removed meanwhile." },
        { new ForbiddenException("Viewers cannot retry."), "Viewers cannot retry." },
        { new ConflictException("It was sent meanwhile."), "It was sent meanwhile." },
    };

    [Theory]
    [MemberData(nameof(Foreseen))]
    public async Task Foreseen_failures_say_their_own_words(Exception failure, string words)
        => Assert.Equal(words, (await actions.RunAsync("retry the request", _ => Task.FromException(failure))).Message);

    [Fact]
    public async Task What_was_not_foreseen_shows_none_of_its_inside()
    {
        ActionOutcome outcome = await actions.RunAsync("retry the request", _ => throw new InvalidOperationException("connection string secret"));

        Assert.DoesNotContain("secret", outcome.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", toasts.Messages.Single().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_component_is_busy_meanwhile_and_runs_one_action_at_a_time()
    {
        TaskCompletionSource gate = new();
        var acting = Render<Acting>();

        Task<bool> first = acting.InvokeAsync(() => acting.Instance.Act(_ => gate.Task));
        Assert.Equal("busy", acting.Markup);
        Assert.False(await acting.InvokeAsync(() => acting.Instance.Act(_ => Task.CompletedTask)));

        gate.SetResult();
        Assert.True(await first);
        Assert.Equal("idle", acting.Markup);
    }

    [Fact]
    public async Task Leaving_the_page_ends_the_action_without_a_word()
    {
        var acting = Render<Acting>();
        Task<bool> running = acting.InvokeAsync(() => acting.Instance.Act(ct => Task.Delay(Timeout.Infinite, ct)));

        await acting.InvokeAsync(acting.Instance.Dispose);

        Assert.False(await running);
        Assert.Empty(toasts.Messages);
    }

    [Fact]
    public async Task A_load_that_fails_is_shown_in_place_and_not_as_a_toast()
    {
        var acting = Render<Acting>();

        await acting.InvokeAsync(() => acting.Instance.Load(_ => throw new TimeoutException("server at 10.0.0.7")));

        Assert.Contains("Messages are still going out", acting.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("10.0.0.7", acting.Markup, StringComparison.Ordinal);
        Assert.Empty(toasts.Messages);
    }

    private sealed class Acting : ActingComponent
    {
        public Task<bool> Act(Func<CancellationToken, Task> action) => RunAsync("do it", action);

        public async Task Load(Func<CancellationToken, Task> load)
        {
            await LoadAsync(load);
            StateHasChanged();
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Problem ?? (Busy ? "busy" : "idle"));
    }
}
