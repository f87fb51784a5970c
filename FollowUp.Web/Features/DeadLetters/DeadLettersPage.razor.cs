using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Messages;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.DeadLetters;

/// <summary>What was not sent: groups by cause, one page of messages, the drawer beside it.</summary>
public sealed partial class DeadLettersPage
{
    private const int PageSize = 20;

    private DeadLetterQuery query = new();
    private DeadLetterQuery? shown;
    private Page<DeadLetter>? page;
    private IReadOnlyList<DeadLetterGroup> groups = [];
    private (string What, int Done, int Total)? running;
    private Guid? open;

    [Inject]
    private IDeadLetters Letters { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private Drawers Drawers { get; set; } = default!;

    [Inject]
    private Confirmations Confirmations { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery]
    private string? Channel { get; set; }

    [SupplyParameterFromQuery]
    private string? Origin { get; set; }

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [SupplyParameterFromQuery]
    private string? Group { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        query = DeadLetterQuery.Read(Kind, Channel, Origin, Search, Group, Status, PageNumber);
        if (Actor is not null && query != shown)
        {
            shown = query;
            await ReloadAsync();
        }
    }

    private Task ReloadAsync() => LoadAsync(async ct =>
    {
        page = await Letters.ListAsync(Actor, query.Filter, new PageQuery(query.Page, PageSize), ct);
        groups = await Letters.GroupsAsync(Actor, query.Filter, ct);
    });

    /// <summary>The groups are counted anew only when the list has changed.</summary>
    private async Task RefreshAsync()
    {
        if (page is null || Loading || Busy || running is not null)
        {
            return;
        }

        var (before, problemBefore, asked) = (page, Problem, query);
        await LoadAsync(async ct =>
        {
            var current = await Letters.ListAsync(Actor, asked.Filter, new PageQuery(asked.Page, PageSize), ct);
            if (asked == query && (current.Total != before.Total || !current.Items.SequenceEqual(before.Items)))
            {
                (page, groups) = (current, await Letters.GroupsAsync(Actor, asked.Filter, ct));
            }
        });
        if (Problem != problemBefore || page != before)
        {
            StateHasChanged();
        }
    }

    private void Show(DeadLetterQuery wanted) => Navigation.NavigateTo(wanted.Address(), replace: wanted.Page == 1);

    private async Task OpenAsync(DeadLetter row)
    {
        open = row.Id;
        await Drawers.OpenAsync<MessageDrawer>($"Message to {row.Contact ?? row.Address}", new()
        {
            [nameof(MessageDrawer.MessageId)] = row.Id,
            [nameof(MessageDrawer.OnChanged)] = EventCallback.Factory.Create(this, ReloadAsync),
        });
        if (open == row.Id)
        {
            open = null;
            await InvokeAsync(StateHasChanged);
        }
    }

    private async Task RetryGroupAsync(DeadLetterGroup group)
    {
        if (await Confirmations.AskAsync(
            $"Retry {Words.Count(group.Retryable, "message")}?", "They go back in the queue and out at once. What a provider took is not sent again.", "Retry messages", "Leave them"))
        {
            await RunAsync("retry the messages", "Messages put back", group, Letters.RetryAllAsync, count => $"{Words.Count(count, "message is", "messages are")} back in the queue.");
        }
    }

    private async Task DismissGroupAsync(DeadLetterGroup group)
    {
        if (await Confirmations.AskAsync($"Dismiss {Words.Count(group.Count, "message")}?", "They leave this list. You find them under “Dismissed”.", "Dismiss messages", "Leave them"))
        {
            await RunAsync("dismiss the messages", "Messages dismissed", group, Letters.DismissAllAsync, count => $"{Words.Count(count, "message")} dismissed.");
        }
    }

    private async Task RunAsync(
        string intent, string what, DeadLetterGroup group,
        Func<Core.Organizations.Actor, DeadLetterFilter, IProgress<(int Done, int Total)>?, CancellationToken, Task<int>> change, Func<int, string> said)
    {
        running = (what, 0, group.Count);
        var progress = new Progress<(int Done, int Total)>(done =>
        {
            running = running is null ? null : (what, done.Done, done.Total);
            StateHasChanged();
        });
        var count = 0;
        var done = await RunAsync(intent, async ct => count = await change(Actor, query.Filter with { Group = group.Key }, progress, ct));
        running = null;
        if (done)
        {
            await RunAsync(intent, _ => Task.CompletedTask, said(count));
        }

        await ReloadAsync();
    }

    private static T? Read<T>(ChangeEventArgs change)
        where T : struct, Enum => Enum.TryParse<T>(change.Value as string, out var value) ? value : null;
}
