using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Sandbox;

/// <summary>A mailbox and a phone with what was sent through the Sandbox; looks for new messages while it is open.</summary>
public sealed partial class SandboxPage
{
    private const int PageSize = 25;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private Page<SandboxMail>? mails;
    private Page<SandboxThread>? threads;
    private SandboxMessage? message;
    private IReadOnlyList<SandboxText> texts = [];
    private Actor actor = default!;
    private string? search;
    private string? number;
    private bool phone;
    private int page = 1;

    [Inject]
    private ISandbox Sandbox { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <summary>Opens this mail at once.</summary>
    [SupplyParameterFromQuery(Name = "message")]
    private Guid? Wanted { get; set; }

    private int? Count => phone ? threads?.Total : mails?.Total;

    private bool HasOpen => phone ? number is not null : message is not null;

    protected override async Task OnInitializedAsync()
    {
        actor = await Current.GetAsync();
        await ReloadAsync();
        if (Wanted is { } id)
        {
            await OpenMailAsync(id);
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = WatchAsync();
        }
    }

    private static string Pressed(bool pressed) => pressed ? "true" : "false";

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Pause, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(Leaving))
            {
                await InvokeAsync(RefreshAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody is looking any more.
        }
    }

    private async Task RefreshAsync()
    {
        await ReloadAsync();
        if (phone && number is not null)
        {
            await LoadAsync(async cancellationToken => texts = await Sandbox.ThreadAsync(actor, number, cancellationToken));
        }
        else if (message is not null)
        {
            await LoadAsync(async cancellationToken => message = await Sandbox.GetAsync(actor, message.Id, cancellationToken));
        }

        StateHasChanged();
    }

    private Task ReloadAsync() => LoadAsync(async cancellationToken =>
    {
        var wanted = new PageQuery(page, PageSize);
        if (phone)
        {
            threads = await Sandbox.ThreadsAsync(actor, search, wanted, cancellationToken);
        }
        else
        {
            mails = await Sandbox.MailsAsync(actor, search, wanted, cancellationToken);
        }
    });

    private async Task ShowAsync(bool onPhone)
    {
        (phone, page, search) = (onPhone, 1, null);
        await ReloadAsync();
    }

    private async Task SearchAsync(string? text)
    {
        (search, page) = (text, 1);
        await ReloadAsync();
    }

    private async Task GoAsync(int wanted)
    {
        page = wanted;
        await ReloadAsync();
    }

    private Task OpenMailAsync(Guid id) => LoadAsync(async cancellationToken => message = await Sandbox.GetAsync(actor, id, cancellationToken));

    private Task OpenNumberAsync(string wanted) => LoadAsync(async cancellationToken =>
    {
        texts = await Sandbox.ThreadAsync(actor, wanted, cancellationToken);
        number = wanted;
    });

    private async Task<bool> ReplyAsync(Guid messageId, string words)
    {
        var went = await RunAsync("send the reply", cancellationToken => Sandbox.ReplyAsync(actor, messageId, words, cancellationToken));
        if (went)
        {
            await RefreshAsync();
        }

        return went;
    }

    private void Close() => (message, number) = (null, null);
}
