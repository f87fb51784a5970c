using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Capture;

/// <summary>Base of the pages that make or change one. What others saved meanwhile is never overwritten.</summary>
public abstract class CaptureEditor<T> : MemberComponent
    where T : class, ICaptureSource
{
    private (Guid? Id, bool Known) shown;

    /// <summary>As it was saved last; null for a new one.</summary>
    protected T? Stored { get; private set; }

    /// <summary>There is something to edit.</summary>
    protected bool Ready { get; private set; }

    /// <summary>Something was typed and not saved.</summary>
    protected bool Dirty { get; private set; }

    /// <summary>Someone else saved first.</summary>
    protected bool Conflict { get; private set; }

    /// <summary>Whose pages these are, for the preview.</summary>
    protected OrganizationView Organization { get; private set; } = default!;

    /// <summary>Which one; null for a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    protected bool MayEdit => May(Role.Marketer) && Stored?.Archived != true;

    /// <summary>What it is.</summary>
    protected abstract CaptureKind Kind { get; }

    [Inject]
    protected CaptureLinks Addresses { get; set; } = default!;

    [Inject]
    private IOrganizations Organizations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is not null && shown != (Id, true))
        {
            shown = (Id, true);
            await ReloadAsync();
        }
    }

    protected Task ReloadAsync() => LoadAsync(async ct =>
    {
        Organization = await Organizations.GetAsync(Actor, ct);
        Stored = Id is { } id ? await GetAsync(id, ct) : null;
        Fill(Stored);
        (Ready, Dirty, Conflict) = (true, false, false);
    });

    protected void Changed() => Dirty = true;

    protected async Task SaveAsync()
    {
        Guid? made = null;
        Conflict = false;
        var done = await RunAsync(
            $"save the {Kind.One}",
            async ct =>
            {
                try
                {
                    made = await SaveAsync(Stored, ct);
                }
                catch (ConflictException)
                {
                    Conflict = true;
                    throw;
                }
            },
            "Saved.");
        if (!done)
        {
            return;
        }

        Dirty = false;
        StateHasChanged(); // The guard has to know before the page is left.
        if (made is { } id)
        {
            Navigation.NavigateTo(Kind.Href(id), replace: true);
        }
        else
        {
            await ReloadAsync();
        }
    }

    /// <summary>Reads one.</summary>
    protected abstract Task<T> GetAsync(Guid id, CancellationToken ct);

    /// <summary>Puts it into the fields; null for a new one.</summary>
    protected abstract void Fill(T? stored);

    /// <summary>Saves what is typed.</summary>
    /// <returns>The id of a new one; null after a change.</returns>
    protected abstract Task<Guid?> SaveAsync(T? stored, CancellationToken ct);
}
