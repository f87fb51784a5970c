using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FollowUp.Infrastructure.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Sequences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sequences_OrganizationId",
                table: "Sequences");

            migrationBuilder.AddColumn<string>(
                name: "PublishedBy",
                table: "SequenceVersions",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "CurrentVersionId",
                table: "Sequences",
                type: "uniqueidentifier",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier");

            migrationBuilder.AddColumn<string>(
                name: "Description",
                table: "Sequences",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Draft",
                table: "Sequences",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TriggerEvent",
                table: "Sequences",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "UpdatedAt",
                table: "Sequences",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sending",
                table: "Organizations",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "{\"quiet\":{\"sms\":{\"from\":\"21:00\",\"to\":\"08:00\"}},\"limits\":{\"sms\":{\"perHour\":100}}}");

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "Executions",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ContactId",
                table: "Events",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AwaitsEvent",
                table: "Enrollments",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "Enrollments",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<bool>(
                name: "Visited",
                table: "Enrollments",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "ContactAttributes",
                columns: table => new
                {
                    ContactId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Value = table.Column<string>(type: "nvarchar(1100)", maxLength: 1100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactAttributes", x => new { x.ContactId, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "ContactTags",
                columns: table => new
                {
                    ContactId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Tag = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactTags", x => new { x.ContactId, x.Tag });
                });

            migrationBuilder.CreateTable(
                name: "Segments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Segments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StepActions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContactId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Step = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Round = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Definition = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Data = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    PlannedAt = table.Column<long>(type: "bigint", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    LastError = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    LeaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LeaseUntil = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StepActions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sequences_OrganizationId_Kind_Status",
                table: "Sequences",
                columns: new[] { "OrganizationId", "Kind", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_ContactId_Type_OccurredAt",
                table: "Events",
                columns: new[] { "ContactId", "Type", "OccurredAt" },
                filter: "\"ContactId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Enrollments_SequenceId_EnteredAt",
                table: "Enrollments",
                columns: new[] { "SequenceId", "EnteredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactTags_OrganizationId_Tag",
                table: "ContactTags",
                columns: new[] { "OrganizationId", "Tag" });

            migrationBuilder.CreateIndex(
                name: "IX_Segments_OrganizationId_Name",
                table: "Segments",
                columns: new[] { "OrganizationId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StepActions_Due",
                table: "StepActions",
                column: "DueAt",
                filter: "\"State\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_StepActions_EnrollmentId_Step_Round",
                table: "StepActions",
                columns: new[] { "EnrollmentId", "Step", "Round" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContactAttributes");

            migrationBuilder.DropTable(
                name: "ContactTags");

            migrationBuilder.DropTable(
                name: "Segments");

            migrationBuilder.DropTable(
                name: "StepActions");

            migrationBuilder.DropIndex(
                name: "IX_Sequences_OrganizationId_Kind_Status",
                table: "Sequences");

            migrationBuilder.DropIndex(
                name: "IX_Events_ContactId_Type_OccurredAt",
                table: "Events");

            migrationBuilder.DropIndex(
                name: "IX_Enrollments_SequenceId_EnteredAt",
                table: "Enrollments");

            migrationBuilder.DropColumn(
                name: "PublishedBy",
                table: "SequenceVersions");

            migrationBuilder.DropColumn(
                name: "Description",
                table: "Sequences");

            migrationBuilder.DropColumn(
                name: "Draft",
                table: "Sequences");

            migrationBuilder.DropColumn(
                name: "TriggerEvent",
                table: "Sequences");

            migrationBuilder.DropColumn(
                name: "UpdatedAt",
                table: "Sequences");

            migrationBuilder.DropColumn(
                name: "Sending",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "Executions");

            migrationBuilder.DropColumn(
                name: "ContactId",
                table: "Events");

            migrationBuilder.DropColumn(
                name: "AwaitsEvent",
                table: "Enrollments");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "Enrollments");

            migrationBuilder.DropColumn(
                name: "Visited",
                table: "Enrollments");

            migrationBuilder.AlterColumn<Guid>(
                name: "CurrentVersionId",
                table: "Sequences",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sequences_OrganizationId",
                table: "Sequences",
                column: "OrganizationId");
        }
    }
}
