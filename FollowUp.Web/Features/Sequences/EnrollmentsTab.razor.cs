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
    private (Guid, string?, string?, string?, int)? shown;
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

    /// <summary>Names the steps.</summary>
    [Parameter, EditorRequired]
    public FlowNames Names { get; set; } = default!;

    /// <summary>Steps to choose from, by id and in words.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(string Id, string Words)> Steps { get; set; } = [];

    /// <summary>Contacts may be moved on and taken out.</summary>
    [Parameter]
    public bool MayEdit { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "step")]
    private string? AtStep { get; set; }

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    private int Number => ListPlace.Page(PageNumber);

    private EnrollmentStatus? Filter => ListPlace.Choice<EnrollmentStatus>(Status);

    private bool IsFiltered => Filter is not null || !string.IsNullOrEmpty(AtStep) || Search is not null;

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is not null && shown != (SequenceId, Status, AtStep, Search, Number))
        {
            shown = (SequenceId, Status, AtStep, Search, Number);
            await ReloadAsync();
        }
    }

    private Task ReloadAsync() => LoadAsync(async ct => page = await ListAsync(ct));

    private Task<Page<EnrollmentRow>> ListAsync(CancellationToken ct)
        => Enrollments.ListAsync(Actor, SequenceId, Filter, string.IsNullOrEmpty(AtStep) ? null : AtStep, Search, new PageQuery(Number, PageSize), ct);

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

    private void Show(string? status, string? step, string? search, int number)
        => Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
            {
                ["status"] = string.IsNullOrEmpty(status) ? null : status.ToLowerInvariant(),
                ["step"] = string.IsNullOrEmpty(step) ? null : step,
                ["search"] = search,
                ["page"] = number > 1 ? number : null,
            }),
            replace: number == 1);
}
