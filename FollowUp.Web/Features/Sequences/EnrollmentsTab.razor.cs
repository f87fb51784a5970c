using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Sequences;

/// <summary>One page of enrollments, kept current while somebody looks.</summary>
public sealed partial class EnrollmentsTab
{
    private const int PageSize = 20;

    private Page<EnrollmentRow>? page;
    private (Guid, EnrollmentQuery)? shown;
    private Guid? open;

    [Inject]
    private IEnrollments Enrollments { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private Drawers Drawers { get; set; } = default!;

    /// <summary>Of which sequence.</summary>
    [Parameter, EditorRequired]
    public Guid SequenceId { get; set; }

    /// <summary>Which of them. The page reads it: what appears while the address changes cannot listen to the address.</summary>
    [Parameter, EditorRequired]
    public EnrollmentQuery Query { get; set; } = default!;

    /// <summary>Names the steps.</summary>
    [Parameter, EditorRequired]
    public FlowNames Names { get; set; } = default!;

    /// <summary>Steps to choose from, by id and in words.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(string Id, string Words)> Steps { get; set; } = [];

    /// <summary>Contacts may be moved on and taken out.</summary>
    [Parameter]
    public bool MayEdit { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is not null && shown != (SequenceId, Query))
        {
            shown = (SequenceId, Query);
            await ReloadAsync();
        }
    }

    private Task ReloadAsync() => LoadAsync(async ct => page = await ListAsync(ct));

    private Task<Page<EnrollmentRow>> ListAsync(CancellationToken ct)
        => Enrollments.ListAsync(Actor, SequenceId, Query.Status, Query.Step, Query.Search, new PageQuery(Query.Page, PageSize), ct);

    /// <summary>Draws only what changed.</summary>
    private async Task RefreshAsync()
    {
        if (page is null || Loading || Busy)
        {
            return;
        }

        var (before, problemBefore) = (page, Problem);
        await LoadAsync(async ct => page = await ListAsync(ct));
        if (Problem != problemBefore || page.Total != before.Total || !page.Items.SequenceEqual(before.Items))
        {
            StateHasChanged();
        }
    }

    private async Task OpenAsync(EnrollmentRow row)
    {
        open = row.Id;
        await Drawers.OpenAsync<EnrollmentDrawer>($"Enrollment of {row.Contact}", new()
        {
            [nameof(EnrollmentDrawer.EnrollmentId)] = row.Id,
            [nameof(EnrollmentDrawer.Names)] = Names,
            [nameof(EnrollmentDrawer.MayEdit)] = MayEdit,
            [nameof(EnrollmentDrawer.OnChanged)] = EventCallback.Factory.Create(this, ReloadAsync),
        });
        if (open == row.Id)
        {
            open = null;
            await InvokeAsync(StateHasChanged);
        }
    }

    private void Show(EnrollmentQuery wanted)
        => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(wanted.Address()), replace: wanted.Page == 1);
}
